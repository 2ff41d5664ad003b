from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.clearing_round_shape import ClearingRoundShape
from ...models.new_clearing_round import NewClearingRound
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    party: str,
    *,
    body: NewClearingRound,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/payments/{party}/rounds".format(
            party=quote(str(party), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ClearingRoundShape | Problem | None:
    if response.status_code == 201:
        response_201 = ClearingRoundShape.from_dict(response.json())

        return response_201

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
) -> Response[ClearingRoundShape | Problem]:
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
    body: NewClearingRound,
) -> Response[ClearingRoundShape | Problem]:
    """Propose a round; it holds when every member has consented

    Args:
        party (str):
        body (NewClearingRound): The terms of a round; what it comes to is computed here. Limits
            begin with the credit lines in force that the
            party can read; each names its line.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClearingRoundShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    *,
    client: AuthenticatedClient,
    body: NewClearingRound,
) -> ClearingRoundShape | Problem | None:
    """Propose a round; it holds when every member has consented

    Args:
        party (str):
        body (NewClearingRound): The terms of a round; what it comes to is computed here. Limits
            begin with the credit lines in force that the
            party can read; each names its line.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClearingRoundShape | Problem
    """

    return sync_detailed(
        party=party,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    party: str,
    *,
    client: AuthenticatedClient,
    body: NewClearingRound,
) -> Response[ClearingRoundShape | Problem]:
    """Propose a round; it holds when every member has consented

    Args:
        party (str):
        body (NewClearingRound): The terms of a round; what it comes to is computed here. Limits
            begin with the credit lines in force that the
            party can read; each names its line.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ClearingRoundShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    *,
    client: AuthenticatedClient,
    body: NewClearingRound,
) -> ClearingRoundShape | Problem | None:
    """Propose a round; it holds when every member has consented

    Args:
        party (str):
        body (NewClearingRound): The terms of a round; what it comes to is computed here. Limits
            begin with the credit lines in force that the
            party can read; each names its line.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ClearingRoundShape | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            client=client,
            body=body,
        )
    ).parsed
