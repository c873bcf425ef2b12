using Grpc.Core;

namespace Compat.Tests.Grpc;

/// <summary>A service of four methods over strings, one of each kind, written as a proto compiler would.</summary>
internal static class EchoMethods
{
    public const string ServiceName = "untp.tests.Echo";

    public static readonly Method<string, string> Say = Create(MethodType.Unary, "Say");
    public static readonly Method<string, string> Count = Create(MethodType.ServerStreaming, "Count");
    public static readonly Method<string, string> Join = Create(MethodType.ClientStreaming, "Join");
    public static readonly Method<string, string> Chat = Create(MethodType.DuplexStreaming, "Chat");

    private static Method<string, string> Create(MethodType type, string name) =>
        new(type, ServiceName, name, Marshallers.StringMarshaller, Marshallers.StringMarshaller);
}
