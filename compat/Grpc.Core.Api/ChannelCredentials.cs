namespace Grpc.Core;

/// <summary>Credentials of a whole channel.</summary>
public abstract class ChannelCredentials
{
    /// <summary>No encryption, no authentication.</summary>
    public static ChannelCredentials Insecure { get; } = new InsecureCredentials();

    /// <summary>TLS with the platform's trusted roots.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    /// <summary>Whether call credentials may be added to these.</summary>
    internal virtual bool IsComposable => false;

    /// <summary>Adds call credentials to secure channel credentials; they then travel with every call.</summary>
    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
        new CompositeChannelCredentials(channelCredentials, callCredentials);

    /// <summary>Tells the client's configurator what these credentials are.</summary>
    public abstract void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state);
}
