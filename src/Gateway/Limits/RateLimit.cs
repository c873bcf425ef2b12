using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;

namespace Untp.Gateway.Limits;

/// <summary>Spends a call of the key's budget, or of the address's where there is no key, and tells what is left.</summary>
internal sealed class RateLimit(RequestDelegate next, CallBudget budget, GatewayOptions options)
{
    private readonly string _calls = options.RateLimitCalls.ToString();
    private readonly string _seconds = ((long)Math.Ceiling(options.RateLimitPeriod.TotalSeconds)).ToString();

    public Task InvokeAsync(HttpContext context)
    {
        var key = Caller.Of(context.User).KeyId;
        var (isGranted, remaining) = budget.Spend(key.Length > 0 ? $"key {key}" : $"address {context.Connection.RemoteIpAddress}");
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = _calls;
        headers["RateLimit-Remaining"] = remaining.ToString();
        headers["RateLimit-Reset"] = _seconds;
        headers["RateLimit-Policy"] = $"{_calls};w={_seconds}";
        if (isGranted)
        {
            return next(context);
        }

        headers.RetryAfter = _seconds;
        return Refusal.WriteAsync(context, new Problem(ProblemCodes.RateLimited, $"More than {_calls} calls in {_seconds} s; wait as long as Retry-After says."));
    }
}
