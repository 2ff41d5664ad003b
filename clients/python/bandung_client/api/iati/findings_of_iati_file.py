from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.check_findings import CheckFindings
from ...models.problem import Problem
from ...models.severity import Severity
from ...types import UNSET, Response, Unset


def _get_kwargs(
    key: str,
    *,
    severity: None | Severity | Unset = UNSET,
    rule: str | Unset = "",
    activity: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_severity: None | str | Unset
    if isinstance(severity, Unset):
        json_severity = UNSET
    elif isinstance(severity, str):
        json_severity = severity
    else:
        json_severity = severity
    params["severity"] = json_severity

    params["rule"] = rule

    json_activity: int | None | Unset
    if isinstance(activity, Unset):
        json_activity = UNSET
    else:
        json_activity = activity
    params["activity"] = json_activity

    params["offset"] = offset

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v1/iati/checks/{key}/findings".format(
            key=quote(str(key), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CheckFindings | Problem | None:
    if response.status_code == 200:
        response_200 = CheckFindings.from_dict(response.json())

        return response_200

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CheckFindings | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    key: str,
    *,
    client: AuthenticatedClient | Client,
    severity: None | Severity | Unset = UNSET,
    rule: str | Unset = "",
    activity: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[CheckFindings | Problem]:
    """What was found in a file, in its order

    Args:
        key (str):
        severity (None | Severity | Unset):
        rule (str | Unset):  Default: ''.
        activity (int | None | Unset): its number in the file
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CheckFindings | Problem]
    """

    kwargs = _get_kwargs(
        key=key,
        severity=severity,
        rule=rule,
        activity=activity,
        offset=offset,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    key: str,
    *,
    client: AuthenticatedClient | Client,
    severity: None | Severity | Unset = UNSET,
    rule: str | Unset = "",
    activity: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> CheckFindings | Problem | None:
    """What was found in a file, in its order

    Args:
        key (str):
        severity (None | Severity | Unset):
        rule (str | Unset):  Default: ''.
        activity (int | None | Unset): its number in the file
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CheckFindings | Problem
    """

    return sync_detailed(
        key=key,
        client=client,
        severity=severity,
        rule=rule,
        activity=activity,
        offset=offset,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    key: str,
    *,
    client: AuthenticatedClient | Client,
    severity: None | Severity | Unset = UNSET,
    rule: str | Unset = "",
    activity: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> Response[CheckFindings | Problem]:
    """What was found in a file, in its order

    Args:
        key (str):
        severity (None | Severity | Unset):
        rule (str | Unset):  Default: ''.
        activity (int | None | Unset): its number in the file
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CheckFindings | Problem]
    """

    kwargs = _get_kwargs(
        key=key,
        severity=severity,
        rule=rule,
        activity=activity,
        offset=offset,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    key: str,
    *,
    client: AuthenticatedClient | Client,
    severity: None | Severity | Unset = UNSET,
    rule: str | Unset = "",
    activity: int | None | Unset = UNSET,
    offset: int | Unset = 0,
    limit: int | Unset = 100,
) -> CheckFindings | Problem | None:
    """What was found in a file, in its order

    Args:
        key (str):
        severity (None | Severity | Unset):
        rule (str | Unset):  Default: ''.
        activity (int | None | Unset): its number in the file
        offset (int | Unset):  Default: 0.
        limit (int | Unset):  Default: 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CheckFindings | Problem
    """

    return (
        await asyncio_detailed(
            key=key,
            client=client,
            severity=severity,
            rule=rule,
            activity=activity,
            offset=offset,
            limit=limit,
        )
    ).parsed
