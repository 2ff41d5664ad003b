from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.round_shape import RoundShape
from ...types import Response


def _get_kwargs(
    party: str,
    author: str,
    name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reviews/{party}/rounds/{author}/{name}".format(
            party=quote(str(party), safe=""),
            author=quote(str(author), safe=""),
            name=quote(str(name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | RoundShape | None:
    if response.status_code == 200:
        response_200 = RoundShape.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | RoundShape]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    author: str,
    name: str,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | RoundShape]:
    """One round, and how each party stands in it

    Args:
        party (str):
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RoundShape]
    """

    kwargs = _get_kwargs(
        party=party,
        author=author,
        name=name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    author: str,
    name: str,
    *,
    client: AuthenticatedClient,
) -> Problem | RoundShape | None:
    """One round, and how each party stands in it

    Args:
        party (str):
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RoundShape
    """

    return sync_detailed(
        party=party,
        author=author,
        name=name,
        client=client,
    ).parsed


async def asyncio_detailed(
    party: str,
    author: str,
    name: str,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | RoundShape]:
    """One round, and how each party stands in it

    Args:
        party (str):
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RoundShape]
    """

    kwargs = _get_kwargs(
        party=party,
        author=author,
        name=name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    author: str,
    name: str,
    *,
    client: AuthenticatedClient,
) -> Problem | RoundShape | None:
    """One round, and how each party stands in it

    Args:
        party (str):
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RoundShape
    """

    return (
        await asyncio_detailed(
            party=party,
            author=author,
            name=name,
            client=client,
        )
    ).parsed
