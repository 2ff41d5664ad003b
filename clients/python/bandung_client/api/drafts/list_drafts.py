from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.draft_page import DraftPage
from ...models.list_drafts_fits_type_0 import ListDraftsFitsType0
from ...models.list_drafts_kind_type_0 import ListDraftsKindType0
from ...models.list_drafts_sort import ListDraftsSort
from ...models.list_drafts_source_type_0 import ListDraftsSourceType0
from ...models.list_drafts_state_type_0 import ListDraftsStateType0
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    party: str,
    *,
    state: ListDraftsStateType0 | None | Unset = UNSET,
    kind: ListDraftsKindType0 | None | Unset = UNSET,
    institution: str | Unset = "",
    source: ListDraftsSourceType0 | None | Unset = UNSET,
    fits: ListDraftsFitsType0 | None | Unset = UNSET,
    text: str | Unset = "",
    intake: None | Unset | UUID = UNSET,
    sort: ListDraftsSort | Unset = "changed",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: None | str | Unset
    if isinstance(state, Unset):
        json_state = UNSET
    elif isinstance(state, str):
        json_state = state
    else:
        json_state = state
    params["state"] = json_state

    json_kind: None | str | Unset
    if isinstance(kind, Unset):
        json_kind = UNSET
    elif isinstance(kind, str):
        json_kind = kind
    else:
        json_kind = kind
    params["kind"] = json_kind

    params["institution"] = institution

    json_source: None | str | Unset
    if isinstance(source, Unset):
        json_source = UNSET
    elif isinstance(source, str):
        json_source = source
    else:
        json_source = source
    params["source"] = json_source

    json_fits: None | str | Unset
    if isinstance(fits, Unset):
        json_fits = UNSET
    elif isinstance(fits, str):
        json_fits = fits
    else:
        json_fits = fits
    params["fits"] = json_fits

    params["text"] = text

    json_intake: None | str | Unset
    if isinstance(intake, Unset):
        json_intake = UNSET
    elif isinstance(intake, UUID):
        json_intake = str(intake)
    else:
        json_intake = intake
    params["intake"] = json_intake

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/drafts/{party}".format(
            party=quote(str(party), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> DraftPage | Problem | None:
    if response.status_code == 200:
        response_200 = DraftPage.from_dict(response.json())

        return response_200

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[DraftPage | Problem]:
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
    state: ListDraftsStateType0 | None | Unset = UNSET,
    kind: ListDraftsKindType0 | None | Unset = UNSET,
    institution: str | Unset = "",
    source: ListDraftsSourceType0 | None | Unset = UNSET,
    fits: ListDraftsFitsType0 | None | Unset = UNSET,
    text: str | Unset = "",
    intake: None | Unset | UUID = UNSET,
    sort: ListDraftsSort | Unset = "changed",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[DraftPage | Problem]:
    """Drafts of a party; without a state, those that still wait for somebody

    Args:
        party (str):
        state (ListDraftsStateType0 | None | Unset):
        kind (ListDraftsKindType0 | None | Unset):
        institution (str | Unset):  Default: ''.
        source (ListDraftsSourceType0 | None | Unset):
        fits (ListDraftsFitsType0 | None | Unset):
        text (str | Unset):  Default: ''.
        intake (None | Unset | UUID):
        sort (ListDraftsSort | Unset):  Default: 'changed'.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DraftPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        state=state,
        kind=kind,
        institution=institution,
        source=source,
        fits=fits,
        text=text,
        intake=intake,
        sort=sort,
        offset=offset,
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
    state: ListDraftsStateType0 | None | Unset = UNSET,
    kind: ListDraftsKindType0 | None | Unset = UNSET,
    institution: str | Unset = "",
    source: ListDraftsSourceType0 | None | Unset = UNSET,
    fits: ListDraftsFitsType0 | None | Unset = UNSET,
    text: str | Unset = "",
    intake: None | Unset | UUID = UNSET,
    sort: ListDraftsSort | Unset = "changed",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> DraftPage | Problem | None:
    """Drafts of a party; without a state, those that still wait for somebody

    Args:
        party (str):
        state (ListDraftsStateType0 | None | Unset):
        kind (ListDraftsKindType0 | None | Unset):
        institution (str | Unset):  Default: ''.
        source (ListDraftsSourceType0 | None | Unset):
        fits (ListDraftsFitsType0 | None | Unset):
        text (str | Unset):  Default: ''.
        intake (None | Unset | UUID):
        sort (ListDraftsSort | Unset):  Default: 'changed'.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DraftPage | Problem
    """

    return sync_detailed(
        party=party,
        client=client,
        state=state,
        kind=kind,
        institution=institution,
        source=source,
        fits=fits,
        text=text,
        intake=intake,
        sort=sort,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    party: str,
    *,
    client: AuthenticatedClient,
    state: ListDraftsStateType0 | None | Unset = UNSET,
    kind: ListDraftsKindType0 | None | Unset = UNSET,
    institution: str | Unset = "",
    source: ListDraftsSourceType0 | None | Unset = UNSET,
    fits: ListDraftsFitsType0 | None | Unset = UNSET,
    text: str | Unset = "",
    intake: None | Unset | UUID = UNSET,
    sort: ListDraftsSort | Unset = "changed",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[DraftPage | Problem]:
    """Drafts of a party; without a state, those that still wait for somebody

    Args:
        party (str):
        state (ListDraftsStateType0 | None | Unset):
        kind (ListDraftsKindType0 | None | Unset):
        institution (str | Unset):  Default: ''.
        source (ListDraftsSourceType0 | None | Unset):
        fits (ListDraftsFitsType0 | None | Unset):
        text (str | Unset):  Default: ''.
        intake (None | Unset | UUID):
        sort (ListDraftsSort | Unset):  Default: 'changed'.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DraftPage | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        state=state,
        kind=kind,
        institution=institution,
        source=source,
        fits=fits,
        text=text,
        intake=intake,
        sort=sort,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    *,
    client: AuthenticatedClient,
    state: ListDraftsStateType0 | None | Unset = UNSET,
    kind: ListDraftsKindType0 | None | Unset = UNSET,
    institution: str | Unset = "",
    source: ListDraftsSourceType0 | None | Unset = UNSET,
    fits: ListDraftsFitsType0 | None | Unset = UNSET,
    text: str | Unset = "",
    intake: None | Unset | UUID = UNSET,
    sort: ListDraftsSort | Unset = "changed",
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> DraftPage | Problem | None:
    """Drafts of a party; without a state, those that still wait for somebody

    Args:
        party (str):
        state (ListDraftsStateType0 | None | Unset):
        kind (ListDraftsKindType0 | None | Unset):
        institution (str | Unset):  Default: ''.
        source (ListDraftsSourceType0 | None | Unset):
        fits (ListDraftsFitsType0 | None | Unset):
        text (str | Unset):  Default: ''.
        intake (None | Unset | UUID):
        sort (ListDraftsSort | Unset):  Default: 'changed'.
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DraftPage | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            client=client,
            state=state,
            kind=kind,
            institution=institution,
            source=source,
            fits=fits,
            text=text,
            intake=intake,
            sort=sort,
            offset=offset,
            limit=limit,
        )
    ).parsed
