from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_returns_state_type_0 import ListReturnsStateType0
from ...models.problem import Problem
from ...models.return_page import ReturnPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    party: str,
    *,
    quarter: None | str | Unset = UNSET,
    state: ListReturnsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_quarter: None | str | Unset
    if isinstance(quarter, Unset):
        json_quarter = UNSET
    else:
        json_quarter = quarter
    params["quarter"] = json_quarter

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
        "url": "/api/v1/returns/{party}".format(
            party=quote(str(party), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | ReturnPage | None:
    if response.status_code == 200:
        response_200 = ReturnPage.from_dict(response.json())

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
) -> Response[Problem | ReturnPage]:
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
    quarter: None | str | Unset = UNSET,
    state: ListReturnsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[Problem | ReturnPage]:
    """Institutions of a party for one quarter: who was asked, who has answered

    Args:
        party (str):
        quarter (None | str | Unset):
        state (ListReturnsStateType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ReturnPage]
    """

    kwargs = _get_kwargs(
        party=party,
        quarter=quarter,
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
    *,
    client: AuthenticatedClient,
    quarter: None | str | Unset = UNSET,
    state: ListReturnsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> Problem | ReturnPage | None:
    """Institutions of a party for one quarter: who was asked, who has answered

    Args:
        party (str):
        quarter (None | str | Unset):
        state (ListReturnsStateType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ReturnPage
    """

    return sync_detailed(
        party=party,
        client=client,
        quarter=quarter,
        state=state,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    party: str,
    *,
    client: AuthenticatedClient,
    quarter: None | str | Unset = UNSET,
    state: ListReturnsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[Problem | ReturnPage]:
    """Institutions of a party for one quarter: who was asked, who has answered

    Args:
        party (str):
        quarter (None | str | Unset):
        state (ListReturnsStateType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | ReturnPage]
    """

    kwargs = _get_kwargs(
        party=party,
        quarter=quarter,
        state=state,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    *,
    client: AuthenticatedClient,
    quarter: None | str | Unset = UNSET,
    state: ListReturnsStateType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> Problem | ReturnPage | None:
    """Institutions of a party for one quarter: who was asked, who has answered

    Args:
        party (str):
        quarter (None | str | Unset):
        state (ListReturnsStateType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | ReturnPage
    """

    return (
        await asyncio_detailed(
            party=party,
            client=client,
            quarter=quarter,
            state=state,
            offset=offset,
            limit=limit,
        )
    ).parsed
