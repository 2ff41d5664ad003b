from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.foreign_page import ForeignPage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    party: str,
    name: UUID,
    number: int,
    *,
    found: str | Unset = "",
    status: str | Unset = "",
    country: str | Unset = "",
    sector: str | Unset = "",
    year: str | Unset = "",
    reporter: str | Unset = "",
    words: str | Unset = "",
    chosen: str | Unset = "",
    sort: str | Unset = "file",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["found"] = found

    params["status"] = status

    params["country"] = country

    params["sector"] = sector

    params["year"] = year

    params["reporter"] = reporter

    params["words"] = words

    params["chosen"] = chosen

    params["sort"] = sort

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/datasets/{party}/{name}/files/{number}/activities".format(
            party=quote(str(party), safe=""),
            name=quote(str(name), safe=""),
            number=quote(str(number), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ForeignPage | Problem | None:
    if response.status_code == 200:
        response_200 = ForeignPage.from_dict(response.json())

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
) -> Response[ForeignPage | Problem]:
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
    found: str | Unset = "",
    status: str | Unset = "",
    country: str | Unset = "",
    sector: str | Unset = "",
    year: str | Unset = "",
    reporter: str | Unset = "",
    words: str | Unset = "",
    chosen: str | Unset = "",
    sort: str | Unset = "file",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[ForeignPage | Problem]:
    """Activities of a file: filtered, sorted, and what is chosen

    Args:
        party (str):
        name (UUID):
        number (int):
        found (str | Unset): south, south-south, triangular or other Default: ''.
        status (str | Unset):  Default: ''.
        country (str | Unset): alpha-3 Default: ''.
        sector (str | Unset):  Default: ''.
        year (str | Unset):  Default: ''.
        reporter (str | Unset):  Default: ''.
        words (str | Unset):  Default: ''.
        chosen (str | Unset): yes or no Default: ''.
        sort (str | Unset): file, title, sure, latest or reporter Default: 'file'.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ForeignPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        number=number,
        found=found,
        status=status,
        country=country,
        sector=sector,
        year=year,
        reporter=reporter,
        words=words,
        chosen=chosen,
        sort=sort,
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
    number: int,
    *,
    client: AuthenticatedClient,
    found: str | Unset = "",
    status: str | Unset = "",
    country: str | Unset = "",
    sector: str | Unset = "",
    year: str | Unset = "",
    reporter: str | Unset = "",
    words: str | Unset = "",
    chosen: str | Unset = "",
    sort: str | Unset = "file",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> ForeignPage | Problem | None:
    """Activities of a file: filtered, sorted, and what is chosen

    Args:
        party (str):
        name (UUID):
        number (int):
        found (str | Unset): south, south-south, triangular or other Default: ''.
        status (str | Unset):  Default: ''.
        country (str | Unset): alpha-3 Default: ''.
        sector (str | Unset):  Default: ''.
        year (str | Unset):  Default: ''.
        reporter (str | Unset):  Default: ''.
        words (str | Unset):  Default: ''.
        chosen (str | Unset): yes or no Default: ''.
        sort (str | Unset): file, title, sure, latest or reporter Default: 'file'.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ForeignPage | Problem
    """

    return sync_detailed(
        party=party,
        name=name,
        number=number,
        client=client,
        found=found,
        status=status,
        country=country,
        sector=sector,
        year=year,
        reporter=reporter,
        words=words,
        chosen=chosen,
        sort=sort,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    party: str,
    name: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
    found: str | Unset = "",
    status: str | Unset = "",
    country: str | Unset = "",
    sector: str | Unset = "",
    year: str | Unset = "",
    reporter: str | Unset = "",
    words: str | Unset = "",
    chosen: str | Unset = "",
    sort: str | Unset = "file",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[ForeignPage | Problem]:
    """Activities of a file: filtered, sorted, and what is chosen

    Args:
        party (str):
        name (UUID):
        number (int):
        found (str | Unset): south, south-south, triangular or other Default: ''.
        status (str | Unset):  Default: ''.
        country (str | Unset): alpha-3 Default: ''.
        sector (str | Unset):  Default: ''.
        year (str | Unset):  Default: ''.
        reporter (str | Unset):  Default: ''.
        words (str | Unset):  Default: ''.
        chosen (str | Unset): yes or no Default: ''.
        sort (str | Unset): file, title, sure, latest or reporter Default: 'file'.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ForeignPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        name=name,
        number=number,
        found=found,
        status=status,
        country=country,
        sector=sector,
        year=year,
        reporter=reporter,
        words=words,
        chosen=chosen,
        sort=sort,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    name: UUID,
    number: int,
    *,
    client: AuthenticatedClient,
    found: str | Unset = "",
    status: str | Unset = "",
    country: str | Unset = "",
    sector: str | Unset = "",
    year: str | Unset = "",
    reporter: str | Unset = "",
    words: str | Unset = "",
    chosen: str | Unset = "",
    sort: str | Unset = "file",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> ForeignPage | Problem | None:
    """Activities of a file: filtered, sorted, and what is chosen

    Args:
        party (str):
        name (UUID):
        number (int):
        found (str | Unset): south, south-south, triangular or other Default: ''.
        status (str | Unset):  Default: ''.
        country (str | Unset): alpha-3 Default: ''.
        sector (str | Unset):  Default: ''.
        year (str | Unset):  Default: ''.
        reporter (str | Unset):  Default: ''.
        words (str | Unset):  Default: ''.
        chosen (str | Unset): yes or no Default: ''.
        sort (str | Unset): file, title, sure, latest or reporter Default: 'file'.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ForeignPage | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            name=name,
            number=number,
            client=client,
            found=found,
            status=status,
            country=country,
            sector=sector,
            year=year,
            reporter=reporter,
            words=words,
            chosen=chosen,
            sort=sort,
            offset=offset,
            limit=limit,
        )
    ).parsed
