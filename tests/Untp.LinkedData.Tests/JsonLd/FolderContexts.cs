using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>Contexts of a suite's folder, below the address that its manifest names.</summary>
internal sealed class FolderContexts(string suite, string baseUrl) : IContextSource
{
    public ContextLookup Find(string url)
    {
        var path = url.StartsWith(baseUrl, StringComparison.Ordinal) ? Path.Combine(Repository.Shared, "vectors", suite, url[baseUrl.Length..]) : null;
        if (!File.Exists(path))
        {
            return ContextLookup.Missing("no such file");
        }

        var document = ContextDocument.Read(url, File.ReadAllBytes(path));
        return document.IsSuccess ? ContextLookup.Found(document.Value) : ContextLookup.Missing(document.Problems[0].Message);
    }
}
