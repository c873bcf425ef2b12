using Untp.Core.Problems;
using Untp.Gateway.OpenApi;
using Untp.ServiceDefaults.Errors;

namespace Untp.Gateway.Documentation;

internal static class DocumentationEndpoints
{
    /// <summary><c>/</c> leads to <c>/docs</c>, the page to try the API out; <c>/docs/errors/CODE</c> explains a code.</summary>
    public static void MapDocumentation(this WebApplication app)
    {
        var errors = ErrorPages.Embedded();
        app.MapGet("/", () => Results.Redirect("/docs")).AllowAnonymous();
        app.MapGet("/docs/errors/{code}", (string code) => errors.Find(code) is { } page
            ? Results.Text(page, "text/markdown; charset=utf-8")
            : ProblemBody.Result(new Problem(ProblemCodes.RouteNotFound, "There is no error of this code."))).AllowAnonymous();
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "Untp";
            page.SwaggerEndpoint(OpenApiEndpoints.Path, "Untp");
        });
    }
}
