from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.import_shape import ImportShape
from ...models.problem import Problem
from ...models.take_over import TakeOver
from ...types import Response


def _get_kwargs(
    party: str,
    name: UUID,
    number: int,
    *,
    body: TakeOver,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/datasets/{party}/{name}/files/{number}/import".format(
            party=quote(str(party), safe=""),
            name=quote(str(name), safe=""),
            number=quote(str(number), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ImportShape | Problem | None:
    if response.status_code == 202:
        response_202 = ImportShape.from_dict(response.json())

        return response_202

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

    if response.status_code == 410:
        response_410 = Problem.from_dict(response.json())

        return response_410

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

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
) -> Response[ImportShape | Problem]:
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
    body: TakeOver,
) -> Response[ImportShape | Problem]:
    """Take over as reported what is chosen, in the background

    Args:
        party (str):
        name (UUID):
        number (int):
        body (TakeOver): How what is chosen is taken over.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        number=number,
        body=body,
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
    body: TakeOver,
) -> ImportShape | Problem | None:
    """Take over as reported what is chosen, in the background

    Args:
        party (str):
        name (UUID):
        number (int):
        body (TakeOver): How what is chosen is taken over.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportShape | Problem
    """

    return sync_detailed(
        party=party,
        name=name,
        number=number,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    party: str,
    name: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
    body: TakeOver,
) -> Response[ImportShape | Problem]:
    """Take over as reported what is chosen, in the background

    Args:
        party (str):
        name (UUID):
        number (int):
        body (TakeOver): How what is chosen is taken over.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ImportShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        number=number,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    name: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
    body: TakeOver,
) -> ImportShape | Problem | None:
    """Take over as reported what is chosen, in the background

    Args:
        party (str):
        name (UUID):
        number (int):
        body (TakeOver): How what is chosen is taken over.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ImportShape | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            name=name,
            number=number,
            client=client,
            body=body,
        )
    ).parsed
