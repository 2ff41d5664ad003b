from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.figures_table import FiguresTable
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    of: str | Unset = "",
    year: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["of"] = of

    params["year"] = year

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/economy/products",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FiguresTable | Problem | None:
    if response.status_code == 200:
        response_200 = FiguresTable.from_dict(response.json())

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
) -> Response[FiguresTable | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    of: str | Unset = "",
    year: str | Unset = "",
) -> Response[FiguresTable | Problem]:
    """All products of a classification: who sells them, how much of it is from the South

    Args:
        of (str | Unset): as HS17; the first there is where left out Default: ''.
        year (str | Unset): a year; the last one there is where left out Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FiguresTable | Problem]
    """

    kwargs = _get_kwargs(
        of=of,
        year=year,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    of: str | Unset = "",
    year: str | Unset = "",
) -> FiguresTable | Problem | None:
    """All products of a classification: who sells them, how much of it is from the South

    Args:
        of (str | Unset): as HS17; the first there is where left out Default: ''.
        year (str | Unset): a year; the last one there is where left out Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FiguresTable | Problem
    """

    return sync_detailed(
        client=client,
        of=of,
        year=year,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    of: str | Unset = "",
    year: str | Unset = "",
) -> Response[FiguresTable | Problem]:
    """All products of a classification: who sells them, how much of it is from the South

    Args:
        of (str | Unset): as HS17; the first there is where left out Default: ''.
        year (str | Unset): a year; the last one there is where left out Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FiguresTable | Problem]
    """

    kwargs = _get_kwargs(
        of=of,
        year=year,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    of: str | Unset = "",
    year: str | Unset = "",
) -> FiguresTable | Problem | None:
    """All products of a classification: who sells them, how much of it is from the South

    Args:
        of (str | Unset): as HS17; the first there is where left out Default: ''.
        year (str | Unset): a year; the last one there is where left out Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FiguresTable | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            of=of,
            year=year,
        )
    ).parsed
