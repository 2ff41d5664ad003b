from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.changes_shape import ChangesShape
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    party: str,
    number: int,
    *,
    since: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_since: int | None | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    else:
        json_since = since
    params["since"] = json_since

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/reports/{party}/{number}/changes".format(
            party=quote(str(party), safe=""),
            number=quote(str(number), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ChangesShape | Problem | None:
    if response.status_code == 200:
        response_200 = ChangesShape.from_dict(response.json())

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

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

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
) -> Response[ChangesShape | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    number: int,
    *,
    client: AuthenticatedClient,
    since: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[ChangesShape | Problem]:
    """What changed since an earlier version, contribution by contribution

    Args:
        party (str):
        number (int):
        since (int | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangesShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        number=number,
        since=since,
        offset=offset,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    number: int,
    *,
    client: AuthenticatedClient,
    since: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> ChangesShape | Problem | None:
    """What changed since an earlier version, contribution by contribution

    Args:
        party (str):
        number (int):
        since (int | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangesShape | Problem
    """

    return sync_detailed(
        party=party,
        number=number,
        client=client,
        since=since,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    party: str,
    number: int,
    *,
    client: AuthenticatedClient,
    since: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[ChangesShape | Problem]:
    """What changed since an earlier version, contribution by contribution

    Args:
        party (str):
        number (int):
        since (int | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ChangesShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        number=number,
        since=since,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    number: int,
    *,
    client: AuthenticatedClient,
    since: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> ChangesShape | Problem | None:
    """What changed since an earlier version, contribution by contribution

    Args:
        party (str):
        number (int):
        since (int | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ChangesShape | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            number=number,
            client=client,
            since=since,
            offset=offset,
            limit=limit,
        )
    ).parsed
