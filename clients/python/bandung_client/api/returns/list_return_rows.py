from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_return_rows_state_type_0 import ListReturnRowsStateType0
from ...models.problem import Problem
from ...models.row_page import RowPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    party: str,
    name: UUID,
    *,
    state: ListReturnRowsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, str):
        json_state = state
    else:
        json_state = state
    params["state"] = json_state

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/returns/{party}/sheets/{name}/rows".format(
            party=quote(str(party), safe=""),
            name=quote(str(name), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | RowPage | None:
    if response.status_code == 200:
        response_200 = RowPage.from_dict(response.json())

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Problem | RowPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    name: UUID,
    *,
    client: AuthenticatedClient,
    state: ListReturnRowsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[Problem | RowPage]:
    """Rows of a sheet with their problems

    Args:
        party (str):
        name (UUID):
        state (ListReturnRowsStateType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RowPage]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        state=state,
        offset=offset,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    name: UUID,
    *,
    client: AuthenticatedClient,
    state: ListReturnRowsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Problem | RowPage | None:
    """Rows of a sheet with their problems

    Args:
        party (str):
        name (UUID):
        state (ListReturnRowsStateType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RowPage
    """

    return sync_detailed(
        party=party,
        name=name,
        client=client,
        state=state,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    party: str,
    name: UUID,
    *,
    client: AuthenticatedClient,
    state: ListReturnRowsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[Problem | RowPage]:
    """Rows of a sheet with their problems

    Args:
        party (str):
        name (UUID):
        state (ListReturnRowsStateType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | RowPage]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        state=state,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    name: UUID,
    *,
    client: AuthenticatedClient,
    state: ListReturnRowsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Problem | RowPage | None:
    """Rows of a sheet with their problems

    Args:
        party (str):
        name (UUID):
        state (ListReturnRowsStateType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | RowPage
    """

    return (
        await asyncio_detailed(
            party=party,
            name=name,
            client=client,
            state=state,
            offset=offset,
            limit=limit,
        )
    ).parsed
