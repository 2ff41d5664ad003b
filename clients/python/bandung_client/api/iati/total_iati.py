from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.explored_totals import ExploredTotals
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = "",
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    role: list[str] | Unset = UNSET,
    reporter: list[str] | Unset = UNSET,
    status: list[str] | Unset = UNSET,
    humanitarian: list[str] | Unset = UNSET,
    currency: list[str] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    told: list[str] | Unset = UNSET,
    since: str | Unset = "",
    until: str | Unset = "",
    once: str | Unset = "",
    sort: str | Unset = "",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    json_country: list[str] | Unset = UNSET
    if not isinstance(country, Unset):
        json_country = country

    params["country"] = json_country

    json_region: list[str] | Unset = UNSET
    if not isinstance(region, Unset):
        json_region = region

    params["region"] = json_region

    json_sector: list[str] | Unset = UNSET
    if not isinstance(sector, Unset):
        json_sector = sector

    params["sector"] = json_sector

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind

    params["kind"] = json_kind

    json_role: list[str] | Unset = UNSET
    if not isinstance(role, Unset):
        json_role = role

    params["role"] = json_role

    json_reporter: list[str] | Unset = UNSET
    if not isinstance(reporter, Unset):
        json_reporter = reporter

    params["reporter"] = json_reporter

    json_status: list[str] | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status

    params["status"] = json_status

    json_humanitarian: list[str] | Unset = UNSET
    if not isinstance(humanitarian, Unset):
        json_humanitarian = humanitarian

    params["humanitarian"] = json_humanitarian

    json_currency: list[str] | Unset = UNSET
    if not isinstance(currency, Unset):
        json_currency = currency

    params["currency"] = json_currency

    json_dataset: list[str] | Unset = UNSET
    if not isinstance(dataset, Unset):
        json_dataset = dataset

    params["dataset"] = json_dataset

    json_told: list[str] | Unset = UNSET
    if not isinstance(told, Unset):
        json_told = told

    params["told"] = json_told

    params["since"] = since

    params["until"] = until

    params["once"] = once

    params["sort"] = sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/iati/explore/totals",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ExploredTotals | Problem | None:
    if response.status_code == 200:
        response_200 = ExploredTotals.from_dict(response.json())

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
) -> Response[ExploredTotals | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    role: list[str] | Unset = UNSET,
    reporter: list[str] | Unset = UNSET,
    status: list[str] | Unset = UNSET,
    humanitarian: list[str] | Unset = UNSET,
    currency: list[str] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    told: list[str] | Unset = UNSET,
    since: str | Unset = "",
    until: str | Unset = "",
    once: str | Unset = "",
    sort: str | Unset = "",
) -> Response[ExploredTotals | Problem]:
    """How much it is, no activity counted once per country, and the values of every filter

    Args:
        q (str | Unset): words of title, description or identifier Default: ''.
        country (list[str] | Unset): alpha-3
        region (list[str] | Unset): vocabulary and code: 1-289
        sector (list[str] | Unset): beginnings of DAC codes: 12, 122, 12220
        kind (list[str] | Unset): south-south, triangular, unclear
        role (list[str] | Unset): provider, recipient, facilitator: of the country
        reporter (list[str] | Unset):
        status (list[str] | Unset):
        humanitarian (list[str] | Unset): yes, no
        currency (list[str] | Unset):
        dataset (list[str] | Unset):
        told (list[str] | Unset): several: reported more than once
        since (str | Unset): year Default: ''.
        until (str | Unset): year, included Default: ''.
        once (str | Unset): yes: of several reports of one activity, one counts in totals Default:
            ''.
        sort (str | Unset): amount, newest, updated, title Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExploredTotals | Problem]
    """

    kwargs = _get_kwargs(
        q=q,
        country=country,
        region=region,
        sector=sector,
        kind=kind,
        role=role,
        reporter=reporter,
        status=status,
        humanitarian=humanitarian,
        currency=currency,
        dataset=dataset,
        told=told,
        since=since,
        until=until,
        once=once,
        sort=sort,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    role: list[str] | Unset = UNSET,
    reporter: list[str] | Unset = UNSET,
    status: list[str] | Unset = UNSET,
    humanitarian: list[str] | Unset = UNSET,
    currency: list[str] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    told: list[str] | Unset = UNSET,
    since: str | Unset = "",
    until: str | Unset = "",
    once: str | Unset = "",
    sort: str | Unset = "",
) -> ExploredTotals | Problem | None:
    """How much it is, no activity counted once per country, and the values of every filter

    Args:
        q (str | Unset): words of title, description or identifier Default: ''.
        country (list[str] | Unset): alpha-3
        region (list[str] | Unset): vocabulary and code: 1-289
        sector (list[str] | Unset): beginnings of DAC codes: 12, 122, 12220
        kind (list[str] | Unset): south-south, triangular, unclear
        role (list[str] | Unset): provider, recipient, facilitator: of the country
        reporter (list[str] | Unset):
        status (list[str] | Unset):
        humanitarian (list[str] | Unset): yes, no
        currency (list[str] | Unset):
        dataset (list[str] | Unset):
        told (list[str] | Unset): several: reported more than once
        since (str | Unset): year Default: ''.
        until (str | Unset): year, included Default: ''.
        once (str | Unset): yes: of several reports of one activity, one counts in totals Default:
            ''.
        sort (str | Unset): amount, newest, updated, title Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExploredTotals | Problem
    """

    return sync_detailed(
        client=client,
        q=q,
        country=country,
        region=region,
        sector=sector,
        kind=kind,
        role=role,
        reporter=reporter,
        status=status,
        humanitarian=humanitarian,
        currency=currency,
        dataset=dataset,
        told=told,
        since=since,
        until=until,
        once=once,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    role: list[str] | Unset = UNSET,
    reporter: list[str] | Unset = UNSET,
    status: list[str] | Unset = UNSET,
    humanitarian: list[str] | Unset = UNSET,
    currency: list[str] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    told: list[str] | Unset = UNSET,
    since: str | Unset = "",
    until: str | Unset = "",
    once: str | Unset = "",
    sort: str | Unset = "",
) -> Response[ExploredTotals | Problem]:
    """How much it is, no activity counted once per country, and the values of every filter

    Args:
        q (str | Unset): words of title, description or identifier Default: ''.
        country (list[str] | Unset): alpha-3
        region (list[str] | Unset): vocabulary and code: 1-289
        sector (list[str] | Unset): beginnings of DAC codes: 12, 122, 12220
        kind (list[str] | Unset): south-south, triangular, unclear
        role (list[str] | Unset): provider, recipient, facilitator: of the country
        reporter (list[str] | Unset):
        status (list[str] | Unset):
        humanitarian (list[str] | Unset): yes, no
        currency (list[str] | Unset):
        dataset (list[str] | Unset):
        told (list[str] | Unset): several: reported more than once
        since (str | Unset): year Default: ''.
        until (str | Unset): year, included Default: ''.
        once (str | Unset): yes: of several reports of one activity, one counts in totals Default:
            ''.
        sort (str | Unset): amount, newest, updated, title Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ExploredTotals | Problem]
    """

    kwargs = _get_kwargs(
        q=q,
        country=country,
        region=region,
        sector=sector,
        kind=kind,
        role=role,
        reporter=reporter,
        status=status,
        humanitarian=humanitarian,
        currency=currency,
        dataset=dataset,
        told=told,
        since=since,
        until=until,
        once=once,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = "",
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    kind: list[str] | Unset = UNSET,
    role: list[str] | Unset = UNSET,
    reporter: list[str] | Unset = UNSET,
    status: list[str] | Unset = UNSET,
    humanitarian: list[str] | Unset = UNSET,
    currency: list[str] | Unset = UNSET,
    dataset: list[str] | Unset = UNSET,
    told: list[str] | Unset = UNSET,
    since: str | Unset = "",
    until: str | Unset = "",
    once: str | Unset = "",
    sort: str | Unset = "",
) -> ExploredTotals | Problem | None:
    """How much it is, no activity counted once per country, and the values of every filter

    Args:
        q (str | Unset): words of title, description or identifier Default: ''.
        country (list[str] | Unset): alpha-3
        region (list[str] | Unset): vocabulary and code: 1-289
        sector (list[str] | Unset): beginnings of DAC codes: 12, 122, 12220
        kind (list[str] | Unset): south-south, triangular, unclear
        role (list[str] | Unset): provider, recipient, facilitator: of the country
        reporter (list[str] | Unset):
        status (list[str] | Unset):
        humanitarian (list[str] | Unset): yes, no
        currency (list[str] | Unset):
        dataset (list[str] | Unset):
        told (list[str] | Unset): several: reported more than once
        since (str | Unset): year Default: ''.
        until (str | Unset): year, included Default: ''.
        once (str | Unset): yes: of several reports of one activity, one counts in totals Default:
            ''.
        sort (str | Unset): amount, newest, updated, title Default: ''.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ExploredTotals | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            country=country,
            region=region,
            sector=sector,
            kind=kind,
            role=role,
            reporter=reporter,
            status=status,
            humanitarian=humanitarian,
            currency=currency,
            dataset=dataset,
            told=told,
            since=since,
            until=until,
            once=once,
            sort=sort,
        )
    ).parsed
