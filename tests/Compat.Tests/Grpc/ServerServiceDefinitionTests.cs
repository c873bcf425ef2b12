using Grpc.Core;

namespace Compat.Tests.Grpc;

public sealed class ServerServiceDefinitionTests
{
    private static readonly EchoHandlers _handlers = new();

    [Fact]
    public void Rejects_A_Method_Of_The_Same_Name()
    {
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(EchoMethods.Say, _handlers.Say);
        var sameName = new Method<string, string>(
            MethodType.DuplexStreaming, EchoMethods.ServiceName, "Say", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        Assert.Throws<ArgumentException>(() => builder.AddMethod(EchoMethods.Say, _handlers.Say));
        Assert.Throws<ArgumentException>(() => builder.AddMethod(sameName, _handlers.Chat));
    }

    [Fact]
    public void Announces_Each_Method_With_Its_Handler()
    {
        var binder = new RecordingBinder();

        ServerServiceDefinition.CreateBuilder()
            .AddMethod(EchoMethods.Say, _handlers.Say)
            .AddMethod(EchoMethods.Join, _handlers.Join)
            .AddMethod(EchoMethods.Count, _handlers.Count)
            .AddMethod(EchoMethods.Chat, _handlers.Chat)
            .Build()
            .BindService(binder);

        Assert.Equal(
            [
                (EchoMethods.Say, _handlers.Say), (EchoMethods.Join, _handlers.Join),
                (EchoMethods.Count, _handlers.Count), (EchoMethods.Chat, _handlers.Chat),
            ],
            binder.Bound);
    }

    [Fact]
    public void A_Binder_Refuses_What_It_Does_Not_Override()
    {
        var definition = ServerServiceDefinition.CreateBuilder().AddMethod(EchoMethods.Say, _handlers.Say).Build();

        Assert.Throws<NotImplementedException>(() => definition.BindService(new ServiceBinderBase()));
    }

    [Fact]
    public void A_Method_Has_A_Path()
    {
        Assert.Equal("/untp.tests.Echo/Chat", EchoMethods.Chat.FullName);
        Assert.Equal(MethodType.DuplexStreaming, EchoMethods.Chat.Type);
        Assert.Equal(EchoMethods.ServiceName, ((IMethod)EchoMethods.Chat).ServiceName);
        Assert.Throws<ArgumentNullException>(() => new Method<string, string>(
            MethodType.Unary, null!, "Say", Marshallers.StringMarshaller, Marshallers.StringMarshaller));
    }
}
