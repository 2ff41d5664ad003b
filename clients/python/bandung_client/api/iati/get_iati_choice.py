from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.iati_choice import IatiChoice
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    party: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/iati/files/{party}/choice".format(
            party=quote(str(party), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> IatiChoice | Problem | None:
    if response.status_code == 200:
        response_200 = IatiChoice.from_dict(response.json())

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
) -> Response[IatiChoice | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    *,
    client: AuthenticatedClient,
) -> Response[IatiChoice | Problem]:
    """Identifier and licence that the party chose

    Args:
        party (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IatiChoice | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    *,
    client: AuthenticatedClient,
) -> IatiChoice | Problem | None:
    """Identifier and licence that the party chose

    Args:
        party (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IatiChoice | Problem
    """

    return sync_detailed(
        party=party,
        client=client,
    ).parsed


async def asyncio_detailed(
    party: str,
    *,
    client: AuthenticatedClient,
) -> Response[IatiChoice | Problem]:
    """Identifier and licence that the party chose

    Args:
        party (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IatiChoice | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    *,
    client: AuthenticatedClient,
) -> IatiChoice | Problem | None:
    """Identifier and licence that the party chose

    Args:
        party (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IatiChoice | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            client=client,
        )
    ).parsed
