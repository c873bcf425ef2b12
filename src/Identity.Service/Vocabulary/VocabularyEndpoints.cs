using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;
using Untp.ServiceDefaults.Errors;

namespace Untp.Identity.Vocabulary;

/// <summary>What our own tables make: contexts, schemas and data dictionaries, for everybody to read.</summary>
internal static class VocabularyEndpoints
{
    private const string Dictionary = "dictionary.md";

    public static void MapVocabulary(this WebApplication app)
    {
        app.MapGet("/vocabulary", List)
            .WithName("ListVocabularies")
            .WithSummary("The vocabularies that are described here")
            .WithDescription("Each with its contexts and schemas: where the original is published, its digests, and where ours is read.")
            .Produces<IReadOnlyList<VocabularyDescription>>();
        app.MapGet("/vocabulary/{name}/{file}", Read)
            .WithName("ReadVocabulary")
            .WithSummary("A context, a schema or the data dictionary of one vocabulary")
            .WithDescription("Made from our own table: it means what was published, but its bytes and digests are others. dictionary.md is the data dictionary.")
            .Produces(StatusCodes.Status200OK)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);

        // As GET, without a body; described once.
        app.MapMethods("/vocabulary", [HttpMethods.Head], List).ExcludeFromDescription();
        app.MapMethods("/vocabulary/{name}/{file}", [HttpMethods.Head], Read).ExcludeFromDescription();
    }

    private static Ok<IReadOnlyList<VocabularyDescription>> List(HttpResponse response)
    {
        Share(response);
        return TypedResults.Ok<IReadOnlyList<VocabularyDescription>>([.. Vocabularies.Names.Select(name => new VocabularyDescription(
            name,
            $"/vocabulary/{name}/{Dictionary}",
            [.. Vocabularies.FindDocuments(name)!.Select(document => new VocabularyDocument(document, $"/vocabulary/{name}/{document.FileName}"))]))]);
    }

    private static IResult Read(string name, string file, HttpResponse response)
    {
        if (file == Dictionary && Vocabularies.FindDictionary(name) is { } dictionary)
        {
            return Bytes(response, Encoding.UTF8.GetBytes(dictionary), "text/markdown; charset=utf-8");
        }

        return Vocabularies.FindDocuments(name)?.FirstOrDefault(document => document.FileName == file) is { } found
            ? Bytes(response, found.Generated, found.Kind == PublishedKind.Schema ? "application/schema+json" : "application/ld+json")
            : ProblemBody.Result(new Problem(ProblemCodes.DocumentUnknown, "There is no such document; GET /vocabulary lists them."));
    }

    private static FileContentHttpResult Bytes(HttpResponse response, ReadOnlyMemory<byte> content, string mediaType)
    {
        Share(response);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 16))}\"");
        return TypedResults.Bytes(content, mediaType, entityTag: tag);
    }

    // Anyone may read it, in a browser too; another version of this service makes another tag.
    private static void Share(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "ETag";
        response.Headers.CacheControl = "public, max-age=3600";
    }
}
