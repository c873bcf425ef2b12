using System.Net;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Untp.Core.Linksets;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Resolver;

/// <summary>The paths of identifiers in the OpenAPI document: the resolver takes what no route does, so that no endpoint tells of them.</summary>
internal static class ResolverPaths
{
    private static readonly (string Path, string Id, string Summary)[] _paths =
    [
        ("/{identifier}", "ResolveIdentifier", "A DID or URN, as it is or percent-encoded as a whole, or a compressed GS1 Digital Link"),
        ("/{keyCode}/{key}", "ResolveDigitalLink", "A GS1 Digital Link: the code of a key and its value, such as /01/09506000134352"),
        ("/{keyCode}/{key}/{qualifierCode}/{qualifier}", "ResolveQualifiedDigitalLink", "A GS1 Digital Link with a qualifier, such as /01/09506000134352/10/ABC; more pairs may follow"),
        ("/{namespace}/{keyType}/{key}", "ResolveSchemeIdentifier", "An identifier of a known scheme, such as /lei/lei/506700GE1G29325QX363"),
        ("/{namespace}/{keyType}/{key}/{qualifierCode}/{qualifier}", "ResolveQualifiedSchemeIdentifier", "An identifier of a known scheme with a qualifier; more pairs may follow"),
    ];

    private static readonly (string Name, string Description)[] _query =
    [
        ("linkType", "The type of the link in any spelling (dpp, untp:dpp, gs1:pip); linkset or all for all links; absent for the default link."),
        ("language", "The language of the target; goes before Accept-Language, and filters linksets."),
        ("context", "Where the target applies, such as a country."),
        ("accessRole", "The role for which variants are asked for, its # as %23; absent for those of all roles."),
        ("decryptionKey", "For the client alone: neither read here nor handed on."),
    ];

    private static readonly (HttpStatusCode Status, string Description, string? MediaType)[] _responses =
    [
        (HttpStatusCode.OK, "All links of the identifier and of what it belongs to.", Linkset.MediaType),
        (HttpStatusCode.MultipleChoices, "Several links answer alike and nothing chooses: all of them, in Location the one that was registered first.", Linkset.MediaType),
        (HttpStatusCode.NotModified, "The linkset is the one that If-None-Match names.", null),
        (HttpStatusCode.TemporaryRedirect, "The link, in Location; or the resolver of the identifier's scheme where nothing is registered here.", null),
        (HttpStatusCode.BadRequest, "The path breaks the rules of its scheme, or a parameter is given twice.", ProblemBody.MediaType),
        (HttpStatusCode.NotFound, "Nothing is registered for the identifier, or no link answers.", ProblemBody.MediaType),
        (HttpStatusCode.UnprocessableEntity, "The scheme is not known here.", ProblemBody.MediaType),
        (HttpStatusCode.ServiceUnavailable, "The database, or the host of a DID, does not answer.", ProblemBody.MediaType),
    ];

    public static void AddResolverPaths(this IServiceCollection services) => services.Configure<OpenApiOptions>("v1", options => options.AddDocumentTransformer((document, _, _) =>
    {
        foreach (var (path, id, summary) in _paths)
        {
            var item = new OpenApiPathItem();
            item.AddOperation(HttpMethod.Get, Operation(path, id, summary));
            document.Paths.Add(path, item);
        }

        return Task.CompletedTask;
    }));

    private static OpenApiOperation Operation(string path, string id, string summary)
    {
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(segment => segment.Trim('{', '}'));
        return new OpenApiOperation
        {
            OperationId = id,
            Summary = summary,
            Description = "Any path that begins otherwise is read as an identifier under this host, and a GS1 Digital Link may have segments before it. Whoever prefers application/linkset+json in Accept gets all links. HEAD answers as GET does.",
            Parameters =
            [
                .. names.Select(name => Parameter(name, ParameterLocation.Path, null)),
                .. _query.Select(parameter => Parameter(parameter.Name, ParameterLocation.Query, parameter.Description)),
                Parameter("Accept-Language", ParameterLocation.Header, "The languages of the target, by preference."),
            ],
            Responses = ResponsesOf(),
            Security = [],
        };
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, string? description) => new()
    {
        Name = name,
        In = place,
        Description = description,
        Required = place == ParameterLocation.Path,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiResponses ResponsesOf()
    {
        var responses = new OpenApiResponses();
        foreach (var (status, description, mediaType) in _responses)
        {
            var response = new OpenApiResponse { Description = description };
            if (mediaType is not null)
            {
                response.Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [mediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } } };
            }

            responses.Add($"{(int)status}", response);
        }

        return responses;
    }
}
