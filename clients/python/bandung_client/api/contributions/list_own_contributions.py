from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.contribution_page import ContributionPage
from ...models.list_own_contributions_said import ListOwnContributionsSaid
from ...models.list_own_contributions_side import ListOwnContributionsSide
from ...models.list_own_contributions_stage import ListOwnContributionsStage
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    party: str,
    *,
    words: str | Unset = "",
    year: int | None | Unset = UNSET,
    side: ListOwnContributionsSide | Unset = "",
    partner: str | Unset = "",
    item: str | Unset = "",
    stage: ListOwnContributionsStage | Unset = "",
    said: ListOwnContributionsSaid | Unset = "",
    sector: str | Unset = "",
    initiative: str | Unset = "",
    institution: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["words"] = words

    json_year: int | None | Unset
    if isinstance(year, Unset):
        json_year = UNSET
    else:
        json_year = year
    params["year"] = json_year

    json_side: str | Unset = UNSET
    if not isinstance(side, Unset):
        json_side = side

    params["side"] = json_side

    params["partner"] = partner

    params["item"] = item

    json_stage: str | Unset = UNSET
    if not isinstance(stage, Unset):
        json_stage = stage

    params["stage"] = json_stage

    json_said: str | Unset = UNSET
    if not isinstance(said, Unset):
        json_said = said

    params["said"] = json_said

    params["sector"] = sector

    params["initiative"] = initiative

    params["institution"] = institution

    json_cursor: None | str | Unset
    if isinstance(cursor, Unset):
        json_cursor = UNSET
    else:
        json_cursor = cursor
    params["cursor"] = json_cursor

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/contributions/{party}".format(
            party=quote(str(party), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ContributionPage | Problem | None:
    if response.status_code == 200:
        response_200 = ContributionPage.from_dict(response.json())

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
) -> Response[ContributionPage | Problem]:
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
    words: str | Unset = "",
    year: int | None | Unset = UNSET,
    side: ListOwnContributionsSide | Unset = "",
    partner: str | Unset = "",
    item: str | Unset = "",
    stage: ListOwnContributionsStage | Unset = "",
    said: ListOwnContributionsSaid | Unset = "",
    sector: str | Unset = "",
    initiative: str | Unset = "",
    institution: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> Response[ContributionPage | Problem]:
    """What the party gave and received, by uid

    Args:
        party (str):
        words (str | Unset):  Default: ''.
        year (int | None | Unset):
        side (ListOwnContributionsSide | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        item (str | Unset):  Default: ''.
        stage (ListOwnContributionsStage | Unset):  Default: ''.
        said (ListOwnContributionsSaid | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        initiative (str | Unset):  Default: ''.
        institution (str | Unset):  Default: ''.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ContributionPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        words=words,
        year=year,
        side=side,
        partner=partner,
        item=item,
        stage=stage,
        said=said,
        sector=sector,
        initiative=initiative,
        institution=institution,
        cursor=cursor,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    *,
    client: AuthenticatedClient,
    words: str | Unset = "",
    year: int | None | Unset = UNSET,
    side: ListOwnContributionsSide | Unset = "",
    partner: str | Unset = "",
    item: str | Unset = "",
    stage: ListOwnContributionsStage | Unset = "",
    said: ListOwnContributionsSaid | Unset = "",
    sector: str | Unset = "",
    initiative: str | Unset = "",
    institution: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> ContributionPage | Problem | None:
    """What the party gave and received, by uid

    Args:
        party (str):
        words (str | Unset):  Default: ''.
        year (int | None | Unset):
        side (ListOwnContributionsSide | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        item (str | Unset):  Default: ''.
        stage (ListOwnContributionsStage | Unset):  Default: ''.
        said (ListOwnContributionsSaid | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        initiative (str | Unset):  Default: ''.
        institution (str | Unset):  Default: ''.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ContributionPage | Problem
    """

    return sync_detailed(
        party=party,
        client=client,
        words=words,
        year=year,
        side=side,
        partner=partner,
        item=item,
        stage=stage,
        said=said,
        sector=sector,
        initiative=initiative,
        institution=institution,
        cursor=cursor,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    party: str,
    *,
    client: AuthenticatedClient,
    words: str | Unset = "",
    year: int | None | Unset = UNSET,
    side: ListOwnContributionsSide | Unset = "",
    partner: str | Unset = "",
    item: str | Unset = "",
    stage: ListOwnContributionsStage | Unset = "",
    said: ListOwnContributionsSaid | Unset = "",
    sector: str | Unset = "",
    initiative: str | Unset = "",
    institution: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> Response[ContributionPage | Problem]:
    """What the party gave and received, by uid

    Args:
        party (str):
        words (str | Unset):  Default: ''.
        year (int | None | Unset):
        side (ListOwnContributionsSide | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        item (str | Unset):  Default: ''.
        stage (ListOwnContributionsStage | Unset):  Default: ''.
        said (ListOwnContributionsSaid | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        initiative (str | Unset):  Default: ''.
        institution (str | Unset):  Default: ''.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ContributionPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        words=words,
        year=year,
        side=side,
        partner=partner,
        item=item,
        stage=stage,
        said=said,
        sector=sector,
        initiative=initiative,
        institution=institution,
        cursor=cursor,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    *,
    client: AuthenticatedClient,
    words: str | Unset = "",
    year: int | None | Unset = UNSET,
    side: ListOwnContributionsSide | Unset = "",
    partner: str | Unset = "",
    item: str | Unset = "",
    stage: ListOwnContributionsStage | Unset = "",
    said: ListOwnContributionsSaid | Unset = "",
    sector: str | Unset = "",
    initiative: str | Unset = "",
    institution: str | Unset = "",
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
) -> ContributionPage | Problem | None:
    """What the party gave and received, by uid

    Args:
        party (str):
        words (str | Unset):  Default: ''.
        year (int | None | Unset):
        side (ListOwnContributionsSide | Unset):  Default: ''.
        partner (str | Unset):  Default: ''.
        item (str | Unset):  Default: ''.
        stage (ListOwnContributionsStage | Unset):  Default: ''.
        said (ListOwnContributionsSaid | Unset):  Default: ''.
        sector (str | Unset):  Default: ''.
        initiative (str | Unset):  Default: ''.
        institution (str | Unset):  Default: ''.
        cursor (None | str | Unset):
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ContributionPage | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            client=client,
            words=words,
            year=year,
            side=side,
            partner=partner,
            item=item,
            stage=stage,
            said=said,
            sector=sector,
            initiative=initiative,
            institution=institution,
            cursor=cursor,
            limit=limit,
        )
    ).parsed
