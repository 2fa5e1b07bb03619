namespace Depot.Sandbox.Connect;

/// <summary>An error in the Connect protocol's terms. Codes: https://connectrpc.com/docs/protocol/#error-codes</summary>
internal sealed class ConnectException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public static ConnectException Unauthenticated(string message) => new("unauthenticated", message);

    // The message of the real service, which depot/build-push-action#43 quotes.
    public static ConnectException NotAuthorized() => new("permission_denied", "Not authorized");

    public static ConnectException NotFound(string message) => new("not_found", message);

    public int HttpStatus => Code switch
    {
        "canceled" => 499,
        "invalid_argument" or "failed_precondition" or "out_of_range" => 400,
        "deadline_exceeded" => 504,
        "not_found" => 404,
        "already_exists" or "aborted" => 409,
        "permission_denied" => 403,
        "resource_exhausted" => 429,
        "unimplemented" => 501,
        "unavailable" => 503,
        "unauthenticated" => 401,
        _ => 500,
    };
}
