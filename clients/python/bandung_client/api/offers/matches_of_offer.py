from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.matches import Matches
from ...models.matches_of_offer_standby_item import MatchesOfOfferStandbyItem
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    code: str,
    record: str,
    *,
    kind: list[str] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    group: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    sdg: list[str] | Unset = UNSET,
    domain: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    standing: list[str] | Unset = UNSET,
    standby: list[MatchesOfOfferStandbyItem] | Unset = UNSET,
    limit: int | Unset = 20,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind

    params["kind"] = json_kind

    json_country: list[str] | Unset = UNSET
    if not isinstance(country, Unset):
        json_country = country

    params["country"] = json_country

    json_region: list[str] | Unset = UNSET
    if not isinstance(region, Unset):
        json_region = region

    params["region"] = json_region

    json_group: list[str] | Unset = UNSET
    if not isinstance(group, Unset):
        json_group = group

    params["group"] = json_group

    json_sector: list[str] | Unset = UNSET
    if not isinstance(sector, Unset):
        json_sector = sector

    params["sector"] = json_sector

    json_sdg: list[str] | Unset = UNSET
    if not isinstance(sdg, Unset):
        json_sdg = sdg

    params["sdg"] = json_sdg

    json_domain: list[str] | Unset = UNSET
    if not isinstance(domain, Unset):
        json_domain = domain

    params["domain"] = json_domain

    json_language: list[str] | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language

    params["language"] = json_language

    json_standing: list[str] | Unset = UNSET
    if not isinstance(standing, Unset):
        json_standing = standing

    params["standing"] = json_standing

    json_standby: list[str] | Unset = UNSET
    if not isinstance(standby, Unset):
        json_standby = []
        for standby_item_data in standby:
            standby_item: str = standby_item_data
            json_standby.append(standby_item)

    params["standby"] = json_standby

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/offers/{code}/{record}/matches".format(
            code=quote(str(code), safe=""),
            record=quote(str(record), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Matches | Problem | None:
    if response.status_code == 200:
        response_200 = Matches.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Matches | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    code: str,
    record: str,
    *,
    client: AuthenticatedClient | Client,
    kind: list[str] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    group: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    sdg: list[str] | Unset = UNSET,
    domain: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    standing: list[str] | Unset = UNSET,
    standby: list[MatchesOfOfferStandbyItem] | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[Matches | Problem]:
    """Needs that fit, best first, with reasons

    Args:
        code (str):
        record (str):
        kind (list[str] | Unset): solution, expertise, training, …
        country (list[str] | Unset): ISO 3166-1 alpha-3
        region (list[str] | Unset): M49 code of a region
        group (list[str] | Unset): LDC, LLDC, SIDS_UNSD, …, as of today
        sector (list[str] | Unset): DAC/CRS, 3 or 5 digits
        sdg (list[str] | Unset): goal or target
        domain (list[str] | Unset): political, economic, social, …
        language (list[str] | Unset): readable in this language
        standing (list[str] | Unset): said or reported
        standby (list[MatchesOfOfferStandbyItem] | Unset): offers that stand ready
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Matches | Problem]
    """

    kwargs = _get_kwargs(
        code=code,
        record=record,
        kind=kind,
        country=country,
        region=region,
        group=group,
        sector=sector,
        sdg=sdg,
        domain=domain,
        language=language,
        standing=standing,
        standby=standby,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    code: str,
    record: str,
    *,
    client: AuthenticatedClient | Client,
    kind: list[str] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    group: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    sdg: list[str] | Unset = UNSET,
    domain: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    standing: list[str] | Unset = UNSET,
    standby: list[MatchesOfOfferStandbyItem] | Unset = UNSET,
    limit: int | Unset = 20,
) -> Matches | Problem | None:
    """Needs that fit, best first, with reasons

    Args:
        code (str):
        record (str):
        kind (list[str] | Unset): solution, expertise, training, …
        country (list[str] | Unset): ISO 3166-1 alpha-3
        region (list[str] | Unset): M49 code of a region
        group (list[str] | Unset): LDC, LLDC, SIDS_UNSD, …, as of today
        sector (list[str] | Unset): DAC/CRS, 3 or 5 digits
        sdg (list[str] | Unset): goal or target
        domain (list[str] | Unset): political, economic, social, …
        language (list[str] | Unset): readable in this language
        standing (list[str] | Unset): said or reported
        standby (list[MatchesOfOfferStandbyItem] | Unset): offers that stand ready
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Matches | Problem
    """

    return sync_detailed(
        code=code,
        record=record,
        client=client,
        kind=kind,
        country=country,
        region=region,
        group=group,
        sector=sector,
        sdg=sdg,
        domain=domain,
        language=language,
        standing=standing,
        standby=standby,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    code: str,
    record: str,
    *,
    client: AuthenticatedClient | Client,
    kind: list[str] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    group: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    sdg: list[str] | Unset = UNSET,
    domain: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    standing: list[str] | Unset = UNSET,
    standby: list[MatchesOfOfferStandbyItem] | Unset = UNSET,
    limit: int | Unset = 20,
) -> Response[Matches | Problem]:
    """Needs that fit, best first, with reasons

    Args:
        code (str):
        record (str):
        kind (list[str] | Unset): solution, expertise, training, …
        country (list[str] | Unset): ISO 3166-1 alpha-3
        region (list[str] | Unset): M49 code of a region
        group (list[str] | Unset): LDC, LLDC, SIDS_UNSD, …, as of today
        sector (list[str] | Unset): DAC/CRS, 3 or 5 digits
        sdg (list[str] | Unset): goal or target
        domain (list[str] | Unset): political, economic, social, …
        language (list[str] | Unset): readable in this language
        standing (list[str] | Unset): said or reported
        standby (list[MatchesOfOfferStandbyItem] | Unset): offers that stand ready
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Matches | Problem]
    """

    kwargs = _get_kwargs(
        code=code,
        record=record,
        kind=kind,
        country=country,
        region=region,
        group=group,
        sector=sector,
        sdg=sdg,
        domain=domain,
        language=language,
        standing=standing,
        standby=standby,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    code: str,
    record: str,
    *,
    client: AuthenticatedClient | Client,
    kind: list[str] | Unset = UNSET,
    country: list[str] | Unset = UNSET,
    region: list[str] | Unset = UNSET,
    group: list[str] | Unset = UNSET,
    sector: list[str] | Unset = UNSET,
    sdg: list[str] | Unset = UNSET,
    domain: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    standing: list[str] | Unset = UNSET,
    standby: list[MatchesOfOfferStandbyItem] | Unset = UNSET,
    limit: int | Unset = 20,
) -> Matches | Problem | None:
    """Needs that fit, best first, with reasons

    Args:
        code (str):
        record (str):
        kind (list[str] | Unset): solution, expertise, training, …
        country (list[str] | Unset): ISO 3166-1 alpha-3
        region (list[str] | Unset): M49 code of a region
        group (list[str] | Unset): LDC, LLDC, SIDS_UNSD, …, as of today
        sector (list[str] | Unset): DAC/CRS, 3 or 5 digits
        sdg (list[str] | Unset): goal or target
        domain (list[str] | Unset): political, economic, social, …
        language (list[str] | Unset): readable in this language
        standing (list[str] | Unset): said or reported
        standby (list[MatchesOfOfferStandbyItem] | Unset): offers that stand ready
        limit (int | Unset):  Default: 20.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Matches | Problem
    """

    return (
        await asyncio_detailed(
            code=code,
            record=record,
            client=client,
            kind=kind,
            country=country,
            region=region,
            group=group,
            sector=sector,
            sdg=sdg,
            domain=domain,
            language=language,
            standing=standing,
            standby=standby,
            limit=limit,
        )
    ).parsed
