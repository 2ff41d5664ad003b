from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.commission_page import CommissionPage
from ...models.list_commissions_state import ListCommissionsState
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    party: str,
    *,
    state: ListCommissionsState | Unset = "",
    partner: str | Unset = "",
    year: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    params["partner"] = partner

    json_year: int | None | Unset
    if isinstance(year, Unset):
        json_year = UNSET
    else:
        json_year = year
    params["year"] = json_year

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/commissions/{party}".format(
            party=quote(str(party), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CommissionPage | Problem | None:
    if response.status_code == 200:
        response_200 = CommissionPage.from_dict(response.json())

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
) -> Response[CommissionPage | Problem]:
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
    state: ListCommissionsState | Unset = "",
    partner: str | Unset = "",
    year: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[CommissionPage | Problem]:
    """The sessions at whose table a party sits: what waits for it first, then the latest

    Args:
        party (str):
        state (ListCommissionsState | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        year (int | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CommissionPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        state=state,
        partner=partner,
        year=year,
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
    state: ListCommissionsState | Unset = "",
    partner: str | Unset = "",
    year: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> CommissionPage | Problem | None:
    """The sessions at whose table a party sits: what waits for it first, then the latest

    Args:
        party (str):
        state (ListCommissionsState | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        year (int | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CommissionPage | Problem
    """

    return sync_detailed(
        party=party,
        client=client,
        state=state,
        partner=partner,
        year=year,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    party: str,
    *,
    client: AuthenticatedClient,
    state: ListCommissionsState | Unset = "",
    partner: str | Unset = "",
    year: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[CommissionPage | Problem]:
    """The sessions at whose table a party sits: what waits for it first, then the latest

    Args:
        party (str):
        state (ListCommissionsState | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        year (int | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CommissionPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        state=state,
        partner=partner,
        year=year,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    *,
    client: AuthenticatedClient,
    state: ListCommissionsState | Unset = "",
    partner: str | Unset = "",
    year: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> CommissionPage | Problem | None:
    """The sessions at whose table a party sits: what waits for it first, then the latest

    Args:
        party (str):
        state (ListCommissionsState | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        year (int | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CommissionPage | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            client=client,
            state=state,
            partner=partner,
            year=year,
            offset=offset,
            limit=limit,
        )
    ).parsed
