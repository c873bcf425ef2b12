using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Untp.ServiceDefaults.Hosting;

/// <summary>Options are read once, checked when the service starts, and every fault is listed.</summary>
public static class OptionsSetup
{
    /// <summary>Binds options to a section and registers them as themselves; their annotations are checked at start.</summary>
    /// <typeparam name="T">The options record.</typeparam>
    /// <param name="builder">The service's builder.</param>
    /// <param name="section">The section's name.</param>
    public static void AddValidatedOptions<T>(this WebApplicationBuilder builder, string section)
        where T : class, new()
    {
        builder.Services.AddOptions<T>().Bind(builder.Configuration.GetSection(section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<T>>(new AnnotationsValidator<T>(section));
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<T>>().Value);
    }

    /// <summary>All that is wrong with options, a line a fault.</summary>
    internal static IReadOnlyList<string> Faults(string section, object options)
    {
        var faults = new List<ValidationResult>();
        var context = new ValidationContext(options);
        Validator.TryValidateObject(options, context, faults, validateAllProperties: true);

        // Asked once more: the validator leaves an object's own rules out where an annotation is at fault.
        var rules = options is IValidatableObject own ? own.Validate(context) : [];
        return [.. faults.Concat(rules).Select(fault => $"{section}:{string.Join(',', fault.MemberNames)}: {fault.ErrorMessage}").Distinct(StringComparer.Ordinal)];
    }

    private sealed class AnnotationsValidator<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options) =>
            Faults(section, options) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
