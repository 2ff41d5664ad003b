from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.take_back_contribution_proposal_kind import (
    TakeBackContributionProposalKind,
)
from ...models.withdrawn_shape import WithdrawnShape
from ...types import Response


def _get_kwargs(
    party: str,
    kind: TakeBackContributionProposalKind,
    code: str,
    record: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/contributions/{party}/proposals/{kind}/{code}/{record}/take-back".format(
            party=quote(str(party), safe=""),
            kind=quote(str(kind), safe=""),
            code=quote(str(code), safe=""),
            record=quote(str(record), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Problem | WithdrawnShape | None:
    if response.status_code == 200:
        response_200 = WithdrawnShape.from_dict(response.json())

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
) -> Response[Problem | WithdrawnShape]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    kind: TakeBackContributionProposalKind,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | WithdrawnShape]:
    """Take an own proposal back while it does not stand

    Args:
        party (str):
        kind (TakeBackContributionProposalKind):
        code (str):
        record (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WithdrawnShape]
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
    kind: TakeBackContributionProposalKind,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
) -> Problem | WithdrawnShape | None:
    """Take an own proposal back while it does not stand

    Args:
        party (str):
        kind (TakeBackContributionProposalKind):
        code (str):
        record (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WithdrawnShape
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
    kind: TakeBackContributionProposalKind,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
) -> Response[Problem | WithdrawnShape]:
    """Take an own proposal back while it does not stand

    Args:
        party (str):
        kind (TakeBackContributionProposalKind):
        code (str):
        record (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Problem | WithdrawnShape]
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
    kind: TakeBackContributionProposalKind,
    code: str,
    record: str,
    *,
    client: AuthenticatedClient,
) -> Problem | WithdrawnShape | None:
    """Take an own proposal back while it does not stand

    Args:
        party (str):
        kind (TakeBackContributionProposalKind):
        code (str):
        record (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Problem | WithdrawnShape
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
