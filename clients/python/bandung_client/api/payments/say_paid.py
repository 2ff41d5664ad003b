from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_paid import NewPaid
from ...models.payment_shape import PaymentShape
from ...models.problem import Problem
from ...types import Response


def _get_kwargs(
    party: str,
    code: str,
    record: str,
    *,
    body: NewPaid,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/payments/{party}/paid/{code}/{record}".format(
            party=quote(str(party), safe=""),
            code=quote(str(code), safe=""),
            record=quote(str(record), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PaymentShape | Problem | None:
    if response.status_code == 201:
        response_201 = PaymentShape.from_dict(response.json())

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
) -> Response[PaymentShape | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
    body: NewPaid,
) -> Response[PaymentShape | Problem]:
    """Say that the party has made a payment of a round

    Args:
        party (str):
        code (str):
        record (str):
        body (NewPaid): That a payment of a round was made.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaymentShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        code=code,
        record=record,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
    body: NewPaid,
) -> PaymentShape | Problem | None:
    """Say that the party has made a payment of a round

    Args:
        party (str):
        code (str):
        record (str):
        body (NewPaid): That a payment of a round was made.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaymentShape | Problem
    """

    return sync_detailed(
        party=party,
        code=code,
        record=record,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    party: str,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
    body: NewPaid,
) -> Response[PaymentShape | Problem]:
    """Say that the party has made a payment of a round

    Args:
        party (str):
        code (str):
        record (str):
        body (NewPaid): That a payment of a round was made.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaymentShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        code=code,
        record=record,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
    body: NewPaid,
) -> PaymentShape | Problem | None:
    """Say that the party has made a payment of a round

    Args:
        party (str):
        code (str):
        record (str):
        body (NewPaid): That a payment of a round was made.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaymentShape | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            code=code,
            record=record,
            client=client,
            body=body,
        )
    ).parsed
