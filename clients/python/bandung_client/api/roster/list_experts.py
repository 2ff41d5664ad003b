import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.expert_page import ExpertPage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    party: str,
    *,
    text: str | Unset = "",
    sector: str | Unset = "",
    language: str | Unset = "",
    available_on: datetime.date | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["text"] = text

    params["sector"] = sector

    params["language"] = language

    json_available_on: None | str | Unset
    if isinstance(available_on, Unset):
        json_available_on = UNSET
    elif isinstance(available_on, datetime.date):
        json_available_on = available_on.isoformat()
    else:
        json_available_on = available_on
    params["available_on"] = json_available_on

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/roster/{party}".format(
            party=quote(str(party), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ExpertPage | Problem | None:
    if response.status_code == 200:
        response_200 = ExpertPage.from_dict(response.json())

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
) -> Response[ExpertPage | Problem]:
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
    text: str | Unset = "",
    sector: str | Unset = "",
    language: str | Unset = "",
    available_on: datetime.date | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[ExpertPage | Problem]:
    """A party's own experts; nobody else reads them

    Args:
        party (str):
        text (str | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        language (str | Unset):  Default: ''.
        available_on (datetime.date | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExpertPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        text=text,
        sector=sector,
        language=language,
        available_on=available_on,
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
    text: str | Unset = "",
    sector: str | Unset = "",
    language: str | Unset = "",
    available_on: datetime.date | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> ExpertPage | Problem | None:
    """A party's own experts; nobody else reads them

    Args:
        party (str):
        text (str | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        language (str | Unset):  Default: ''.
        available_on (datetime.date | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExpertPage | Problem
    """

    return sync_detailed(
        party=party,
        client=client,
        text=text,
        sector=sector,
        language=language,
        available_on=available_on,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    party: str,
    *,
    client: AuthenticatedClient,
    text: str | Unset = "",
    sector: str | Unset = "",
    language: str | Unset = "",
    available_on: datetime.date | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[ExpertPage | Problem]:
    """A party's own experts; nobody else reads them

    Args:
        party (str):
        text (str | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        language (str | Unset):  Default: ''.
        available_on (datetime.date | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExpertPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        text=text,
        sector=sector,
        language=language,
        available_on=available_on,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    *,
    client: AuthenticatedClient,
    text: str | Unset = "",
    sector: str | Unset = "",
    language: str | Unset = "",
    available_on: datetime.date | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> ExpertPage | Problem | None:
    """A party's own experts; nobody else reads them

    Args:
        party (str):
        text (str | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        language (str | Unset):  Default: ''.
        available_on (datetime.date | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExpertPage | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            client=client,
            text=text,
            sector=sector,
            language=language,
            available_on=available_on,
            offset=offset,
            limit=limit,
        )
    ).parsed
