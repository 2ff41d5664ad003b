from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.vanished_line import VanishedLine
from ...types import Response


def _get_kwargs(
    party: str,
    name: UUID,
    number: int,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/datasets/{party}/{name}/files/{number}/vanished".format(
            party=quote(str(party), safe=""),
            name=quote(str(name), safe=""),
            number=quote(str(number), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | list[VanishedLine] | None:
    if response.status_code == 200:
        response_200 = []
        _response_200 = response.json()
        for response_200_item_data in _response_200:
            response_200_item = VanishedLine.from_dict(response_200_item_data)

            response_200.append(response_200_item)

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
) -> Response[Problem | list[VanishedLine]]:
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
    *,
    client: AuthenticatedClient,
) -> Response[Problem | list[VanishedLine]]:
    """What was taken over from earlier files and is not in this one

    Args:
        party (str):
        name (UUID):
        number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[VanishedLine]]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        number=number,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    name: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
) -> Problem | list[VanishedLine] | None:
    """What was taken over from earlier files and is not in this one

    Args:
        party (str):
        name (UUID):
        number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[VanishedLine]
    """

    return sync_detailed(
        party=party,
        name=name,
        number=number,
        client=client,
    ).parsed


async def asyncio_detailed(
    party: str,
    name: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | list[VanishedLine]]:
    """What was taken over from earlier files and is not in this one

    Args:
        party (str):
        name (UUID):
        number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | list[VanishedLine]]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        number=number,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    name: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
) -> Problem | list[VanishedLine] | None:
    """What was taken over from earlier files and is not in this one

    Args:
        party (str):
        name (UUID):
        number (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | list[VanishedLine]
    """

    return (
        await asyncio_detailed(
            party=party,
            name=name,
            number=number,
            client=client,
        )
    ).parsed
