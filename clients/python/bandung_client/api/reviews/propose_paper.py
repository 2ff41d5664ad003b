from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_paper import NewPaper
from ...models.paper_shape import PaperShape
from ...models.problem import Problem
from ...models.propose_paper_kind import ProposePaperKind
from ...types import Response


def _get_kwargs(
    party: str,
    code: str,
    record: str,
    kind: ProposePaperKind,
    *,
    body: NewPaper,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/reviews/{party}/initiatives/{code}/{record}/papers/{kind}".format(
            party=quote(str(party), safe=""),
            code=quote(str(code), safe=""),
            record=quote(str(record), safe=""),
            kind=quote(str(kind), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> PaperShape | Problem | None:
    if response.status_code == 201:
        response_201 = PaperShape.from_dict(response.json())

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
) -> Response[PaperShape | Problem]:
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
    kind: ProposePaperKind,
    *,
    client: AuthenticatedClient,
    body: NewPaper,
) -> Response[PaperShape | Problem]:
    """Propose an evaluation plan or a final report; it holds when all partners consent

    Args:
        party (str):
        code (str):
        record (str):
        kind (ProposePaperKind):
        body (NewPaper): A version to propose.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaperShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        code=code,
        record=record,
        kind=kind,
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
    kind: ProposePaperKind,
    *,
    client: AuthenticatedClient,
    body: NewPaper,
) -> PaperShape | Problem | None:
    """Propose an evaluation plan or a final report; it holds when all partners consent

    Args:
        party (str):
        code (str):
        record (str):
        kind (ProposePaperKind):
        body (NewPaper): A version to propose.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaperShape | Problem
    """

    return sync_detailed(
        party=party,
        code=code,
        record=record,
        kind=kind,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    party: str,
    code: str,
    record: str,
    kind: ProposePaperKind,
    *,
    client: AuthenticatedClient,
    body: NewPaper,
) -> Response[PaperShape | Problem]:
    """Propose an evaluation plan or a final report; it holds when all partners consent

    Args:
        party (str):
        code (str):
        record (str):
        kind (ProposePaperKind):
        body (NewPaper): A version to propose.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[PaperShape | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        code=code,
        record=record,
        kind=kind,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    code: str,
    record: str,
    kind: ProposePaperKind,
    *,
    client: AuthenticatedClient,
    body: NewPaper,
) -> PaperShape | Problem | None:
    """Propose an evaluation plan or a final report; it holds when all partners consent

    Args:
        party (str):
        code (str):
        record (str):
        kind (ProposePaperKind):
        body (NewPaper): A version to propose.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        PaperShape | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            code=code,
            record=record,
            kind=kind,
            client=client,
            body=body,
        )
    ).parsed
