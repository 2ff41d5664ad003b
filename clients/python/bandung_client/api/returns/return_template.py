from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.problem import Problem
from ...models.return_template_language import ReturnTemplateLanguage
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    party: str,
    institution: str,
    quarter: str,
    *,
    language: ReturnTemplateLanguage | Unset = "en",
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_language: str | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language

    params["language"] = json_language

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/returns/{party}/{institution}/{quarter}/template.xlsx".format(
            party=quote(str(party), safe=""),
            institution=quote(str(institution), safe=""),
            quarter=quote(str(quarter), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> File | Problem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    party: str,
    institution: str,
    quarter: str,
    *,
    client: AuthenticatedClient,
    language: ReturnTemplateLanguage | Unset = "en",
) -> Response[File | Problem]:
    """The sheet of a return to fill in, begun with what is known, in one of our languages

    Args:
        party (str):
        institution (str):
        quarter (str):
        language (ReturnTemplateLanguage | Unset):  Default: 'en'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        institution=institution,
        quarter=quarter,
        language=language,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    party: str,
    institution: str,
    quarter: str,
    *,
    client: AuthenticatedClient,
    language: ReturnTemplateLanguage | Unset = "en",
) -> File | Problem | None:
    """The sheet of a return to fill in, begun with what is known, in one of our languages

    Args:
        party (str):
        institution (str):
        quarter (str):
        language (ReturnTemplateLanguage | Unset):  Default: 'en'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return sync_detailed(
        party=party,
        institution=institution,
        quarter=quarter,
        client=client,
        language=language,
    ).parsed


async def asyncio_detailed(
    party: str,
    institution: str,
    quarter: str,
    *,
    client: AuthenticatedClient,
    language: ReturnTemplateLanguage | Unset = "en",
) -> Response[File | Problem]:
    """The sheet of a return to fill in, begun with what is known, in one of our languages

    Args:
        party (str):
        institution (str):
        quarter (str):
        language (ReturnTemplateLanguage | Unset):  Default: 'en'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        party=party,
        institution=institution,
        quarter=quarter,
        language=language,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    party: str,
    institution: str,
    quarter: str,
    *,
    client: AuthenticatedClient,
    language: ReturnTemplateLanguage | Unset = "en",
) -> File | Problem | None:
    """The sheet of a return to fill in, begun with what is known, in one of our languages

    Args:
        party (str):
        institution (str):
        quarter (str):
        language (ReturnTemplateLanguage | Unset):  Default: 'en'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return (
        await asyncio_detailed(
            party=party,
            institution=institution,
            quarter=quarter,
            client=client,
            language=language,
        )
    ).parsed
