using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Supervision;

/// <summary>Starts every resource when those it waits for are healthy, restarts what dies, stops all in reverse order.</summary>
internal sealed class Supervisor(
    IReadOnlyList<Resource> resources, LoopbackPorts ports, RestartPolicy policy, TextWriter output, IReadOnlyList<string> notices)
{
    private readonly Dictionary<IResource, TaskCompletionSource> _ready =
        resources.ToDictionary(IResource (resource) => resource, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private readonly List<Replica> _started = [];
    private readonly Lock _startedLock = new();
    private ConsoleLines _lines = new(output, 0);
    private DistributedApplicationException? _failure;

    public async Task RunAsync(CancellationToken cancellation)
    {
        RefuseCircularWaits();
        var replicas = resources.ToDictionary(resource => resource, CreateReplicas);
        AllocatePorts();
        _lines = new ConsoleLines(output, replicas.Values.SelectMany(all => all).Select(replica => replica.Name.Length).DefaultIfEmpty(0).Max() + 1);
        foreach (var notice in notices)
        {
            _lines.Say(notice);
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var lives = replicas.SelectMany((pair, index) => Begin(pair.Key, pair.Value, index, stopping)).ToList();
        try
        {
            lives.Add(Task.Delay(Timeout.Infinite, stopping.Token));
            await Task.WhenAll(lives);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop, or a failure asked for it.
        }
        finally
        {
            await StopAllAsync();
        }

        if (_failure is not null)
        {
            throw _failure;
        }
    }

    private static int CountOf(Resource resource) => resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;

    private static Replica[] CreateReplicas(Resource resource)
    {
        var command = resource.FindCommand();
        var count = CountOf(resource);
        return command is null ? [] : [.. Enumerable.Range(0, count).Select(index => new Replica(resource, index, count, command))];
    }

    private void RefuseCircularWaits()
    {
        var open = resources.ToDictionary(
            IResource (resource) => resource,
            resource => resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource).ToHashSet());
        while (open.Where(pair => !pair.Value.Any(open.ContainsKey)).Select(pair => pair.Key).ToList() is { Count: > 0 } settled)
        {
            settled.ForEach(resource => open.Remove(resource));
        }

        if (open.Count > 0)
        {
            throw new DistributedApplicationException(
                $"These resources wait for each other: {string.Join(", ", open.Keys.Select(resource => resource.Name))}.");
        }
    }

    private void AllocatePorts()
    {
        foreach (var resource in resources)
        {
            var count = CountOf(resource);
            foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
            {
                if (endpoint.Port is not { } port)
                {
                    endpoint.AllocatedPorts = [.. Enumerable.Range(0, count).Select(_ => ports.Take())];
                    continue;
                }

                if (count > 1)
                {
                    throw new DistributedApplicationException($"{resource.Name} has {count} replicas, which cannot share port {port}.");
                }

                if (!LoopbackPorts.IsFree(port))
                {
                    throw new DistributedApplicationException($"{resource.Name} cannot start: port {port} (its endpoint {endpoint.Name}) is in use.");
                }

                endpoint.AllocatedPorts = [port];
            }
        }
    }

    private IEnumerable<Task> Begin(Resource resource, Replica[] replicas, int colour, CancellationTokenSource stopping)
    {
        var waits = Task.WhenAll(resource.Annotations.OfType<WaitAnnotation>().Select(wait => _ready[wait.Resource].Task));
        var healthy = replicas.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        foreach (var (index, replica) in replicas.Index())
        {
            yield return LiveAsync(
                async () =>
                {
                    await waits.WaitAsync(stopping.Token);
                    await KeepAliveAsync(replica, _lines.For(replica.Name, colour), healthy[index], stopping.Token);
                },
                stopping);
        }

        yield return LiveAsync(() => AnnounceAsync(resource, Task.WhenAll(healthy.Select(one => one.Task)), stopping.Token), stopping);
    }

    /// <summary>The first life that fails ends the stack, with its failure as the reason.</summary>
    private async Task LiveAsync(Func<Task> live, CancellationTokenSource stopping)
    {
        try
        {
            await live();
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            _failure ??= failure as DistributedApplicationException ?? new DistributedApplicationException(failure.Message, failure);
            await stopping.CancelAsync();
        }
    }

    private async Task AnnounceAsync(Resource resource, Task healthy, CancellationToken stopping)
    {
        await healthy.WaitAsync(stopping);
        _ready[resource].SetResult();
        foreach (var callback in resource.Annotations.OfType<ReadyCallback>())
        {
            try
            {
                await callback.InvokeAsync(stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                _lines.Say($"{resource.Name} is ready, but what should follow failed: {failure.Message}");
            }
        }
    }

    private async Task KeepAliveAsync(Replica replica, Action<string> writeLine, TaskCompletionSource everHealthy, CancellationToken stopping)
    {
        var restarts = 0;
        for (var starts = 1; ; starts++)
        {
            var process = await replica.StartAsync(writeLine, stopping);
            NoteStart(replica);

            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var health = AwaitHealthAsync(replica, everHealthy, ended.Token);
            var exitCode = await process.Exited.WaitAsync(stopping);
            await ended.CancelAsync();
            await Task.Delay(policy.Silence, stopping);
            var healthyFor = await health is { } since ? Stopwatch.GetElapsedTime(since) : TimeSpan.Zero;

            var firstError = process.FirstError is { } error ? $": {error}" : "";
            if (!everHealthy.Task.IsCompleted && starts >= policy.DeathsBeforeHealth)
            {
                throw new DistributedApplicationException(
                    $"{replica.Name} died {starts} times before it was healthy, last with code {exitCode}{firstError}");
            }

            restarts = policy.Next(restarts, healthyFor);
            var delay = policy.DelayBefore(restarts);
            _lines.Say($"{replica.Name} exited with code {exitCode}; restart {restarts} in {delay.TotalSeconds:0.###} s{firstError}");
            await Task.Delay(delay, stopping);
        }
    }

    private void NoteStart(Replica replica)
    {
        lock (_startedLock)
        {
            if (!_started.Contains(replica))
            {
                _started.Add(replica);
            }
        }
    }

    /// <summary>When this life of the replica became healthy; null where it ended before.</summary>
    private async Task<long?> AwaitHealthAsync(Replica replica, TaskCompletionSource everHealthy, CancellationToken ended)
    {
        var started = Stopwatch.GetTimestamp();
        var spoken = false;
        try
        {
            while (await replica.AskHealthAsync(ended) is { } trouble)
            {
                if (!spoken && Stopwatch.GetElapsedTime(started) > policy.PatienceForHealth)
                {
                    spoken = true;
                    _lines.Say($"{replica.Name} is not healthy yet: {trouble}");
                }

                await Task.Delay(policy.HealthInterval, ended);
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        everHealthy.TrySetResult();
        return Stopwatch.GetTimestamp();
    }

    private async Task StopAllAsync()
    {
        using var patience = new CancellationTokenSource(policy.StopsWithin);
        foreach (var replica in Enumerable.Reverse(_started))
        {
            // Who depends on others ends before they do; who hangs does not keep them from ending in time.
            replica.Process!.RequestStop();
            await Task.WhenAny(replica.Process.Exited, Task.Delay(policy.StopsWithin / 2, patience.Token));
        }

        await Task.WhenAny(Task.WhenAll(_started.Select(replica => replica.Process!.Exited)), Task.Delay(Timeout.Infinite, patience.Token));
        foreach (var replica in _started.Where(replica => !replica.Process!.Exited.IsCompleted))
        {
            _lines.Say($"{replica.Name} did not stop within {policy.StopsWithin.TotalSeconds:0.###} s and was killed");
            replica.Process!.Kill();
        }

        await Task.WhenAll(_started.Select(replica => replica.Process!.Exited));
        _started.ForEach(replica => replica.Process!.Dispose());
    }
}
