using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Supervision;

internal sealed record ReadyCallback(Func<CancellationToken, Task> InvokeAsync) : IResourceAnnotation;
