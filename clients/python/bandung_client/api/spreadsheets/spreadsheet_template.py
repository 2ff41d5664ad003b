from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.spreadsheet_template_kind import SpreadsheetTemplateKind
from ...models.spreadsheet_template_language import SpreadsheetTemplateLanguage
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    kind: SpreadsheetTemplateKind,
    *,
    language: SpreadsheetTemplateLanguage | Unset = "en",
    party: None | str | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_language: str | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language

    params["language"] = json_language

    json_party: None | str | Unset
    if isinstance(party, Unset):
        json_party = UNSET
    else:
        json_party = party
    params["party"] = json_party

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/templates/{kind}.xlsx".format(
            kind=quote(str(kind), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> File | Problem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    kind: SpreadsheetTemplateKind,
    *,
    client: AuthenticatedClient | Client,
    language: SpreadsheetTemplateLanguage | Unset = "en",
    party: None | str | Unset = UNSET,
) -> Response[File | Problem]:
    """An empty spreadsheet of a kind in one of our languages, with its lists

    Args:
        kind (SpreadsheetTemplateKind):
        language (SpreadsheetTemplateLanguage | Unset):  Default: 'en'.
        party (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        language=language,
        party=party,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    kind: SpreadsheetTemplateKind,
    *,
    client: AuthenticatedClient | Client,
    language: SpreadsheetTemplateLanguage | Unset = "en",
    party: None | str | Unset = UNSET,
) -> File | Problem | None:
    """An empty spreadsheet of a kind in one of our languages, with its lists

    Args:
        kind (SpreadsheetTemplateKind):
        language (SpreadsheetTemplateLanguage | Unset):  Default: 'en'.
        party (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return sync_detailed(
        kind=kind,
        client=client,
        language=language,
        party=party,
    ).parsed


async def asyncio_detailed(
    kind: SpreadsheetTemplateKind,
    *,
    client: AuthenticatedClient | Client,
    language: SpreadsheetTemplateLanguage | Unset = "en",
    party: None | str | Unset = UNSET,
) -> Response[File | Problem]:
    """An empty spreadsheet of a kind in one of our languages, with its lists

    Args:
        kind (SpreadsheetTemplateKind):
        language (SpreadsheetTemplateLanguage | Unset):  Default: 'en'.
        party (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        kind=kind,
        language=language,
        party=party,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    kind: SpreadsheetTemplateKind,
    *,
    client: AuthenticatedClient | Client,
    language: SpreadsheetTemplateLanguage | Unset = "en",
    party: None | str | Unset = UNSET,
) -> File | Problem | None:
    """An empty spreadsheet of a kind in one of our languages, with its lists

    Args:
        kind (SpreadsheetTemplateKind):
        language (SpreadsheetTemplateLanguage | Unset):  Default: 'en'.
        party (None | str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return (
        await asyncio_detailed(
            kind=kind,
            client=client,
            language=language,
            party=party,
        )
    ).parsed
