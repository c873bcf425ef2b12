using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting;
using Microsoft.Extensions.Configuration;

namespace Untp.AppHost;

/// <summary>
/// The secrets of a development stack: random, kept in the data folder (<c>UNTP_DATA</c>, else <c>.untp</c> in the repository)
/// as files that only their owner reads.
/// </summary>
internal sealed record DevelopmentSecrets(string Folder, string ServiceTokenKey, string MasterKey, string ApiKey)
{
    private const int KeyBytes = 32;
    private const int ShortestApiKey = 16;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Lower-case hex SHA-256: all that the gateway is told of the key.</summary>
    public string ApiKeyHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ApiKey)));

    public static DevelopmentSecrets Open(IConfiguration configuration, string repository)
    {
        var givenApiKey = configuration["UNTP_API_KEY"];
        if (givenApiKey is not null && !IsApiKey(givenApiKey))
        {
            throw new DistributedApplicationException(
                givenApiKey.Length == 0
                    ? "UNTP_API_KEY is empty; unset it to get a random key, or give one."
                    : $"UNTP_API_KEY must have at least {ShortestApiKey} characters, all visible ASCII.");
        }

        var folder = Path.GetFullPath(configuration["UNTP_DATA"] is { Length: > 0 } given ? given : Path.Combine(repository, ".untp"));
        try
        {
            CreateFolder(folder);
            return new DevelopmentSecrets(
                folder,
                ReadOrCreate(folder, "service-token.key", NewKey, IsKey),
                ReadOrCreate(folder, "master.key", NewKey, IsKey),
                givenApiKey ?? ReadOrCreate(folder, "api.key", NewApiKey, IsApiKey));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DistributedApplicationException($"The data folder {folder} (UNTP_DATA) cannot be used: {failure.Message}", failure);
        }
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static string ReadOrCreate(string folder, string name, Func<string> create, Func<string, bool> isSound)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Create(path, create());
        }
        else if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }

        var secret = File.ReadAllText(path).TrimEnd('\r', '\n');
        return isSound(secret)
            ? secret
            : throw new DistributedApplicationException($"{path} is corrupt; restore it, or delete it to get a new one (what the old one protects is then lost).");
    }

    /// <summary>The file appears whole or not at all; where another host was quicker, its secret stands.</summary>
    private static void Create(string path, string secret)
    {
        var draft = $"{path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var writer = new StreamWriter(draft, Encoding.ASCII, options))
        {
            writer.Write(secret);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    private static string NewApiKey() => "untp_dev_" + System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    private static bool IsKey(string text) =>
        Convert.TryFromBase64String(text, new byte[KeyBytes + 1], out var length) && length == KeyBytes;

    private static bool IsApiKey(string text) => text.Length >= ShortestApiKey && text.All(character => character is > ' ' and <= '~');
}
