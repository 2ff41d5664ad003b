from http import HTTPStatus
from io import BytesIO
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.iati_to_tables_file_params import IatiToTablesFileParams
from ...models.iati_to_tables_form import IatiToTablesForm
from ...models.problem import Problem
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: IatiToTablesFileParams,
    form: IatiToTablesForm | Unset = "xlsx",
    upgrade: bool | Unset = False,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    params: dict[str, Any] = {}

    json_form: str | Unset = UNSET
    if not isinstance(form, Unset):
        json_form = form

    params["form"] = json_form

    params["upgrade"] = upgrade

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v1/iati/to-tables",
        "params": params,
    }

    _kwargs["files"] = body.to_multipart()

    headers["Content-Type"] = "multipart/form-data; boundary=+++"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> File | Problem | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if response.status_code == 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[File | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: IatiToTablesFileParams,
    form: IatiToTablesForm | Unset = "xlsx",
    upgrade: bool | Unset = False,
) -> Response[File | Problem]:
    """An IATI file as a workbook, or as a ZIP archive of CSV

    Args:
        form (IatiToTablesForm | Unset):  Default: 'xlsx'.
        upgrade (bool | Unset):  Default: False.
        body (IatiToTablesFileParams):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        form=form,
        upgrade=upgrade,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: IatiToTablesFileParams,
    form: IatiToTablesForm | Unset = "xlsx",
    upgrade: bool | Unset = False,
) -> File | Problem | None:
    """An IATI file as a workbook, or as a ZIP archive of CSV

    Args:
        form (IatiToTablesForm | Unset):  Default: 'xlsx'.
        upgrade (bool | Unset):  Default: False.
        body (IatiToTablesFileParams):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return sync_detailed(
        client=client,
        body=body,
        form=form,
        upgrade=upgrade,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: IatiToTablesFileParams,
    form: IatiToTablesForm | Unset = "xlsx",
    upgrade: bool | Unset = False,
) -> Response[File | Problem]:
    """An IATI file as a workbook, or as a ZIP archive of CSV

    Args:
        form (IatiToTablesForm | Unset):  Default: 'xlsx'.
        upgrade (bool | Unset):  Default: False.
        body (IatiToTablesFileParams):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File | Problem]
    """

    kwargs = _get_kwargs(
        body=body,
        form=form,
        upgrade=upgrade,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: IatiToTablesFileParams,
    form: IatiToTablesForm | Unset = "xlsx",
    upgrade: bool | Unset = False,
) -> File | Problem | None:
    """An IATI file as a workbook, or as a ZIP archive of CSV

    Args:
        form (IatiToTablesForm | Unset):  Default: 'xlsx'.
        upgrade (bool | Unset):  Default: False.
        body (IatiToTablesFileParams):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            form=form,
            upgrade=upgrade,
        )
    ).parsed
