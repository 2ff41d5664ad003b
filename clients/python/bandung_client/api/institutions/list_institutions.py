from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.institution_page import InstitutionPage
from ...models.list_institutions_type_type_0 import ListInstitutionsTypeType0
from ...models.problem import Problem
from ...types import UNSET, Response, Unset


def _get_kwargs(
    code: str,
    *,
    type_: ListInstitutionsTypeType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_type_: None | str | Unset
    if isinstance(type_, Unset):
        json_type_ = UNSET
    elif isinstance(type_, str):
        json_type_ = type_
    else:
        json_type_ = type_
    params["type"] = json_type_

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/institutions/{code}".format(
            code=quote(str(code), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> InstitutionPage | Problem | None:
    if response.status_code == 200:
        response_200 = InstitutionPage.from_dict(response.json())

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
) -> Response[InstitutionPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    code: str,
    *,
    client: AuthenticatedClient | Client,
    type_: ListInstitutionsTypeType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[InstitutionPage | Problem]:
    """The institutions of a party that stand, and its experts as posts

    Args:
        code (str):
        type_ (ListInstitutionsTypeType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InstitutionPage | Problem]
    """

    kwargs = _get_kwargs(
        code=code,
        type_=type_,
        offset=offset,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    code: str,
    *,
    client: AuthenticatedClient | Client,
    type_: ListInstitutionsTypeType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> InstitutionPage | Problem | None:
    """The institutions of a party that stand, and its experts as posts

    Args:
        code (str):
        type_ (ListInstitutionsTypeType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InstitutionPage | Problem
    """

    return sync_detailed(
        code=code,
        client=client,
        type_=type_,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    code: str,
    *,
    client: AuthenticatedClient | Client,
    type_: ListInstitutionsTypeType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> Response[InstitutionPage | Problem]:
    """The institutions of a party that stand, and its experts as posts

    Args:
        code (str):
        type_ (ListInstitutionsTypeType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InstitutionPage | Problem]
    """

    kwargs = _get_kwargs(
        code=code,
        type_=type_,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    code: str,
    *,
    client: AuthenticatedClient | Client,
    type_: ListInstitutionsTypeType0 | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 50,
) -> InstitutionPage | Problem | None:
    """The institutions of a party that stand, and its experts as posts

    Args:
        code (str):
        type_ (ListInstitutionsTypeType0 | None | Unset):
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InstitutionPage | Problem
    """

    return (
        await asyncio_detailed(
            code=code,
            client=client,
            type_=type_,
            offset=offset,
            limit=limit,
        )
    ).parsed
