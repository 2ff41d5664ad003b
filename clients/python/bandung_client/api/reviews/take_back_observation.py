from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.observation_shape import ObservationShape
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    party: str,
    author: str,
    name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/reviews/{party}/observations/{author}/{name}/take-back".format(
            party=quote(str(party), safe=""),
            author=quote(str(author), safe=""),
            name=quote(str(name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ObservationShape | Problem | None:
    if response.status_code == 200:
        response_200 = ObservationShape.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

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
) -> Response[ObservationShape | Problem]:
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
) -> Response[ObservationShape | Problem]:
    """Say that what the party observed no longer holds

    Args:
        party (str):
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ObservationShape | Problem]
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
) -> ObservationShape | Problem | None:
    """Say that what the party observed no longer holds

    Args:
        party (str):
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ObservationShape | Problem
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
) -> Response[ObservationShape | Problem]:
    """Say that what the party observed no longer holds

    Args:
        party (str):
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ObservationShape | Problem]
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
) -> ObservationShape | Problem | None:
    """Say that what the party observed no longer holds

    Args:
        party (str):
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ObservationShape | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            author=author,
            name=name,
            client=client,
        )
    ).parsed
