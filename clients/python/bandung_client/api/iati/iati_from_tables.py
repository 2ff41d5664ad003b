from http import HTTPStatus
from io import BytesIO
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.iati_from_tables_file_params import IatiFromTablesFileParams
from ...models.problem import Problem
from ...models.table_problems import TableProblems
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: IatiFromTablesFileParams,
    good: bool | Unset = False,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    params["good"] = good

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/iati/from-tables",
        "params": params,
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> File | Problem | TableProblems | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if response.status_code == 409:
        response_409 = TableProblems.from_dict(response.json())

        return response_409

    if response.status_code == 413:
        response_413 = Problem.from_dict(response.json())

        return response_413

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
) -> Response[File | Problem | TableProblems]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: IatiFromTablesFileParams,
    good: bool | Unset = False,
) -> Response[File | Problem | TableProblems]:
    """Tables as an IATI file; or what is not understood in them

     With `good` the rows that are not understood are left out; file and list come in a ZIP archive.

    Args:
        good (bool | Unset):  Default: False.
        body (IatiFromTablesFileParams):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem | TableProblems]
    """

    kwargs = _get_kwargs(
        body=body,
        good=good,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: IatiFromTablesFileParams,
    good: bool | Unset = False,
) -> File | Problem | TableProblems | None:
    """Tables as an IATI file; or what is not understood in them

     With `good` the rows that are not understood are left out; file and list come in a ZIP archive.

    Args:
        good (bool | Unset):  Default: False.
        body (IatiFromTablesFileParams):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem | TableProblems
    """

    return sync_detailed(
        client=client,
        body=body,
        good=good,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: IatiFromTablesFileParams,
    good: bool | Unset = False,
) -> Response[File | Problem | TableProblems]:
    """Tables as an IATI file; or what is not understood in them

     With `good` the rows that are not understood are left out; file and list come in a ZIP archive.

    Args:
        good (bool | Unset):  Default: False.
        body (IatiFromTablesFileParams):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem | TableProblems]
    """

    kwargs = _get_kwargs(
        body=body,
        good=good,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: IatiFromTablesFileParams,
    good: bool | Unset = False,
) -> File | Problem | TableProblems | None:
    """Tables as an IATI file; or what is not understood in them

     With `good` the rows that are not understood are left out; file and list come in a ZIP archive.

    Args:
        good (bool | Unset):  Default: False.
        body (IatiFromTablesFileParams):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem | TableProblems
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            good=good,
        )
    ).parsed
