namespace Untp.Gateway.Failures;

/// <summary>Tells failures in which not one byte of the call reached the service.</summary>
internal static class ConnectFailure
{
    public static bool Of(HttpContext context) => context.GetForwarderErrorFeature()?.Exception is { } exception && Is(exception);

    // A connect timeout comes as a cancellation that names a timeout; that of an activity names none.
    private static bool Is(Exception exception) => exception switch
    {
        HttpRequestException request => request.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        OperationCanceledException cancelled => cancelled.InnerException is TimeoutException,
        _ => false,
    };
}
