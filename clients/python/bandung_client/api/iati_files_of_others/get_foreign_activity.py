from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.foreign_shape import ForeignShape
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    party: str,
    name: UUID,
    number: int,
    place: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/datasets/{party}/{name}/files/{number}/activities/{place}".format(
            party=quote(str(party), safe=""),
            name=quote(str(name), safe=""),
            number=quote(str(number), safe=""),
            place=quote(str(place), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ForeignShape | Problem | None:
    if response.status_code == 200:
        response_200 = ForeignShape.from_dict(response.json())

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
) -> Response[ForeignShape | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    name: UUID,
    number: int,
    place: int,
    *,
    client: AuthenticatedClient,
) -> Response[ForeignShape | Problem]:
    """One activity: what it becomes, and what has no place

    Args:
        party (str):
        name (UUID):
        number (int):
        place (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ForeignShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        number=number,
        place=place,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    name: UUID,
    number: int,
    place: int,
    *,
    client: AuthenticatedClient,
) -> ForeignShape | Problem | None:
    """One activity: what it becomes, and what has no place

    Args:
        party (str):
        name (UUID):
        number (int):
        place (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ForeignShape | Problem
    """

    return sync_detailed(
        party=party,
        name=name,
        number=number,
        place=place,
        client=client,
    ).parsed


async def asyncio_detailed(
    party: str,
    name: UUID,
    number: int,
    place: int,
    *,
    client: AuthenticatedClient,
) -> Response[ForeignShape | Problem]:
    """One activity: what it becomes, and what has no place

    Args:
        party (str):
        name (UUID):
        number (int):
        place (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ForeignShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        number=number,
        place=place,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    name: UUID,
    number: int,
    place: int,
    *,
    client: AuthenticatedClient,
) -> ForeignShape | Problem | None:
    """One activity: what it becomes, and what has no place

    Args:
        party (str):
        name (UUID):
        number (int):
        place (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ForeignShape | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            name=name,
            number=number,
            place=place,
            client=client,
        )
    ).parsed
