from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    author: str,
    name: str,
    form: str,
    *,
    language: str | Unset = "en",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["language"] = language

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reports/published/{author}/{name}/file.{form}".format(
            author=quote(str(author), safe=""),
            name=quote(str(name), safe=""),
            form=quote(str(form), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> File | Problem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    author: str,
    name: str,
    form: str,
    *,
    client: AuthenticatedClient | Client,
    language: str | Unset = "en",
) -> Response[File | Problem]:
    """A file of a published report, without rows that only parties may read

    Args:
        author (str):
        name (str):
        form (str):
        language (str | Unset):  Default: 'en'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        author=author,
        name=name,
        form=form,
        language=language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    author: str,
    name: str,
    form: str,
    *,
    client: AuthenticatedClient | Client,
    language: str | Unset = "en",
) -> File | Problem | None:
    """A file of a published report, without rows that only parties may read

    Args:
        author (str):
        name (str):
        form (str):
        language (str | Unset):  Default: 'en'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return sync_detailed(
        author=author,
        name=name,
        form=form,
        client=client,
        language=language,
    ).parsed


async def asyncio_detailed(
    author: str,
    name: str,
    form: str,
    *,
    client: AuthenticatedClient | Client,
    language: str | Unset = "en",
) -> Response[File | Problem]:
    """A file of a published report, without rows that only parties may read

    Args:
        author (str):
        name (str):
        form (str):
        language (str | Unset):  Default: 'en'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        author=author,
        name=name,
        form=form,
        language=language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    author: str,
    name: str,
    form: str,
    *,
    client: AuthenticatedClient | Client,
    language: str | Unset = "en",
) -> File | Problem | None:
    """A file of a published report, without rows that only parties may read

    Args:
        author (str):
        name (str):
        form (str):
        language (str | Unset):  Default: 'en'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return (
        await asyncio_detailed(
            author=author,
            name=name,
            form=form,
            client=client,
            language=language,
        )
    ).parsed
