from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.public_report_shape import PublicReportShape
from ...types import Response


def _get_kwargs(
    author: str,
    name: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reports/published/{author}/{name}".format(
            author=quote(str(author), safe=""),
            name=quote(str(name), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | PublicReportShape | None:
    if response.status_code == 200:
        response_200 = PublicReportShape.from_dict(response.json())

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
) -> Response[Problem | PublicReportShape]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    author: str,
    name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Problem | PublicReportShape]:
    """A published report with its figures

    Args:
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | PublicReportShape]
    """

    kwargs = _get_kwargs(
        author=author,
        name=name,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    author: str,
    name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Problem | PublicReportShape | None:
    """A published report with its figures

    Args:
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | PublicReportShape
    """

    return sync_detailed(
        author=author,
        name=name,
        client=client,
    ).parsed


async def asyncio_detailed(
    author: str,
    name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Problem | PublicReportShape]:
    """A published report with its figures

    Args:
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | PublicReportShape]
    """

    kwargs = _get_kwargs(
        author=author,
        name=name,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    author: str,
    name: str,
    *,
    client: AuthenticatedClient | Client,
) -> Problem | PublicReportShape | None:
    """A published report with its figures

    Args:
        author (str):
        name (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | PublicReportShape
    """

    return (
        await asyncio_detailed(
            author=author,
            name=name,
            client=client,
        )
    ).parsed
