using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Errors;

internal static class ErrorMapsSetup
{
    public static void AddErrorMaps(this WebApplicationBuilder builder)
    {
        builder.Services.AddExceptionHandler<HttpFaults>();
        builder.Services.AddProblemDetails();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<ProblemInterceptor>();

            // Its endpoint for them would stand in the way of REST paths; a client reads their 404 as UNIMPLEMENTED.
            grpc.IgnoreUnknownServices = true;

            // A credential of 1 MiB and what goes around it.
            grpc.MaxReceiveMessageSize = 2 * 1024 * 1024;
        });
    }

    public static void UseErrorMaps(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(page => page.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ProblemBody.WriteAsync(page.HttpContext, new Problem(ProblemCodes.RouteNotFound, "There is nothing at this path; /docs lists what there is.")),
            StatusCodes.Status405MethodNotAllowed => ProblemBody.WriteAsync(page.HttpContext, new Problem(ProblemCodes.MethodNotAllowed, "This path does not take this method; see the Allow header.")),
            StatusCodes.Status415UnsupportedMediaType => ProblemBody.WriteAsync(page.HttpContext, new Problem(ProblemCodes.MediaTypeUnsupported, "This path does not read bodies of this media type; /docs lists what it reads.")),
            StatusCodes.Status413PayloadTooLarge => ProblemBody.WriteAsync(page.HttpContext, new Problem(ProblemCodes.RequestTooLarge, "The body is larger than this endpoint reads; send less.")),
            StatusCodes.Status400BadRequest => ProblemBody.WriteAsync(page.HttpContext, new Problem(ProblemCodes.RequestShape, "The request could not be read; check its body and headers.")),
            _ => Task.CompletedTask,
        });
        app.UseGrpcFaults();
    }
}
