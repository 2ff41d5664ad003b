from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.payment_entry_shape import PaymentEntryShape
from ...models.problem import Problem
from ...models.withdraw_from_payments_kind import WithdrawFromPaymentsKind
from ...types import Response


def _get_kwargs(
    party: str,
    kind: WithdrawFromPaymentsKind,
    code: str,
    record: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/payments/{party}/withdrawals/{kind}/{code}/{record}".format(
            party=quote(str(party), safe=""),
            kind=quote(str(kind), safe=""),
            code=quote(str(code), safe=""),
            record=quote(str(record), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> PaymentEntryShape | Problem | None:
    if response.status_code == 201:
        response_201 = PaymentEntryShape.from_dict(response.json())

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
) -> Response[PaymentEntryShape | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    kind: WithdrawFromPaymentsKind,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
) -> Response[PaymentEntryShape | Problem]:
    """Withdraw what the party wrote, until it is cleared, holds or has arrived

    Args:
        party (str):
        kind (WithdrawFromPaymentsKind):
        code (str):
        record (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaymentEntryShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        kind=kind,
        code=code,
        record=record,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    kind: WithdrawFromPaymentsKind,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
) -> PaymentEntryShape | Problem | None:
    """Withdraw what the party wrote, until it is cleared, holds or has arrived

    Args:
        party (str):
        kind (WithdrawFromPaymentsKind):
        code (str):
        record (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaymentEntryShape | Problem
    """

    return sync_detailed(
        party=party,
        kind=kind,
        code=code,
        record=record,
        client=client,
    ).parsed


async def asyncio_detailed(
    party: str,
    kind: WithdrawFromPaymentsKind,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
) -> Response[PaymentEntryShape | Problem]:
    """Withdraw what the party wrote, until it is cleared, holds or has arrived

    Args:
        party (str):
        kind (WithdrawFromPaymentsKind):
        code (str):
        record (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaymentEntryShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        kind=kind,
        code=code,
        record=record,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    kind: WithdrawFromPaymentsKind,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
) -> PaymentEntryShape | Problem | None:
    """Withdraw what the party wrote, until it is cleared, holds or has arrived

    Args:
        party (str):
        kind (WithdrawFromPaymentsKind):
        code (str):
        record (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaymentEntryShape | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            kind=kind,
            code=code,
            record=record,
            client=client,
        )
    ).parsed
