from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_sessions_level_type_0 import ListSessionsLevelType0
from ...models.problem import Problem
from ...models.session_page import SessionPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    country: str | Unset = "",
    language: str | Unset = "",
    sector: str | Unset = "",
    level: ListSessionsLevelType0 | None | Unset = UNSET,
    open_: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["country"] = country

    params["language"] = language

    params["sector"] = sector

    json_level: None | str | Unset
    if isinstance(level, Unset):
        json_level = UNSET
    elif isinstance(level, str):
        json_level = level
    else:
        json_level = level
    params["level"] = json_level

    params["open"] = open_

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/sessions",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Problem | SessionPage | None:
    if response.status_code == 200:
        response_200 = SessionPage.from_dict(response.json())

        return response_200

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Problem | SessionPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    country: str | Unset = "",
    language: str | Unset = "",
    sector: str | Unset = "",
    level: ListSessionsLevelType0 | None | Unset = UNSET,
    open_: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[Problem | SessionPage]:
    """Training sessions that have not begun, of all parties

    Args:
        country (str | Unset):  Default: ''.
        language (str | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        level (ListSessionsLevelType0 | None | Unset):
        open_ (bool | Unset):  Default: False.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SessionPage]
    """

    kwargs = _get_kwargs(
        country=country,
        language=language,
        sector=sector,
        level=level,
        open_=open_,
        offset=offset,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    country: str | Unset = "",
    language: str | Unset = "",
    sector: str | Unset = "",
    level: ListSessionsLevelType0 | None | Unset = UNSET,
    open_: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Problem | SessionPage | None:
    """Training sessions that have not begun, of all parties

    Args:
        country (str | Unset):  Default: ''.
        language (str | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        level (ListSessionsLevelType0 | None | Unset):
        open_ (bool | Unset):  Default: False.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SessionPage
    """

    return sync_detailed(
        client=client,
        country=country,
        language=language,
        sector=sector,
        level=level,
        open_=open_,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    country: str | Unset = "",
    language: str | Unset = "",
    sector: str | Unset = "",
    level: ListSessionsLevelType0 | None | Unset = UNSET,
    open_: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[Problem | SessionPage]:
    """Training sessions that have not begun, of all parties

    Args:
        country (str | Unset):  Default: ''.
        language (str | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        level (ListSessionsLevelType0 | None | Unset):
        open_ (bool | Unset):  Default: False.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | SessionPage]
    """

    kwargs = _get_kwargs(
        country=country,
        language=language,
        sector=sector,
        level=level,
        open_=open_,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    country: str | Unset = "",
    language: str | Unset = "",
    sector: str | Unset = "",
    level: ListSessionsLevelType0 | None | Unset = UNSET,
    open_: bool | Unset = False,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Problem | SessionPage | None:
    """Training sessions that have not begun, of all parties

    Args:
        country (str | Unset):  Default: ''.
        language (str | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        level (ListSessionsLevelType0 | None | Unset):
        open_ (bool | Unset):  Default: False.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | SessionPage
    """

    return (
        await asyncio_detailed(
            client=client,
            country=country,
            language=language,
            sector=sector,
            level=level,
            open_=open_,
            offset=offset,
            limit=limit,
        )
    ).parsed
