using System.ComponentModel.DataAnnotations;

namespace Untp.Identity.Documents;

/// <summary>Where published contexts and schemas lie, section <c>Documents</c>. Immutable.</summary>
public sealed record DocumentOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Documents";

    /// <summary>The file in each folder that tells what is in it.</summary>
    public const string ManifestFile = "manifest.json";

    /// <summary>Folders with a <see cref="ManifestFile"/>; of two documents of one name the earlier folder's is used. Default none.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>How long a document read from a folder is kept in the cache. Default 1 hour; 1 second to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Largest document, in bytes. Default 4 MiB; 1 KiB to 64 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxBytes { get; init; } = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Folders.Select(Fault).OfType<string>().Select(fault => new ValidationResult(fault, [nameof(Folders)]));

    private static string? Fault(string folder)
    {
        try
        {
            Manifest.Read(folder);
            return null;
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
    }
}
