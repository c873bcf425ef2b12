using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Untp.Testing.Hostile;

/// <summary>
/// A network of its own (a Linux network namespace), in which addresses of the public internet and those of the inside lie
/// on one machine, and a process has the test's name server for its own. Nothing of it is seen outside, and nothing outside from it.
/// Threads: safe.
/// </summary>
/// <remarks>
/// A namespace belongs to a thread: sockets that are made on it, and processes that are started from it, stay in there whoever
/// uses them later. The name server of a process is what its <c>/etc/resolv.conf</c> says, so it gets one by a mount of its own.
/// </remarks>
public sealed partial class PrivateNetwork : IDisposable
{
    private const int NewNetwork = 0x40000000;
    private const int DnsPort = 53;

    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-network-").FullName;

    /// <summary>Makes the network.</summary>
    /// <param name="addresses">Those of all its machines, besides 127.0.0.1 and ::1.</param>
    public PrivateNetwork(params string[] addresses)
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "private network" };
        _thread.Start();
        Inside(() =>
        {
            if (Unshare(NewNetwork) != 0)
            {
                throw new InvalidOperationException($"No network namespace was made: {Marshal.GetLastPInvokeErrorMessage()}.");
            }

            Run("link", "set", "lo", "up");
            foreach (var address in addresses.Select(IPAddress.Parse))
            {
                var isV6 = address.AddressFamily == AddressFamily.InterNetworkV6;
                Run(["addr", "add", $"{address}/{(isV6 ? 128 : 32)}", "dev", "lo", .. isV6 ? (string[])["nodad"] : []]);
            }

            return true;
        });
    }

    /// <summary>True where such networks can be made here: on Linux, as root, with <c>unshare</c> and <c>ip</c>.</summary>
    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Availability.FindProgram("ip") is not null && TryUnshare();

    /// <summary>Does something in this network, such as making a socket.</summary>
    public T Inside<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task.GetAwaiter().GetResult();
    }

    /// <summary>A listener at all addresses, that is started.</summary>
    public TcpListener Listen(int port) => Inside(() =>
    {
        var listener = TcpListener.Create(port);
        listener.Start();
        return listener;
    });

    /// <summary>The network's name server.</summary>
    public DnsServer StartDns() => new(Inside(() =>
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, DnsPort));
        return socket;
    }));

    /// <summary>A connection to a process in here.</summary>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var socket = Inside(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
        await socket.ConnectAsync(IPAddress.Parse(target.Host), target.Port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Starts a process in here whose names are looked up at the network's name server, which it asks with great patience.</summary>
    public Process Start(ProcessStartInfo command)
    {
        var names = Path.Combine(_folder, "resolv.conf");
        File.WriteAllText(names, "nameserver 127.0.0.1\nsearch .\noptions timeout:30 attempts:5\n");
        var start = new ProcessStartInfo("unshare", ["--mount", "--", "sh", "-c", "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"", names, command.FileName, .. command.ArgumentList])
        {
            UseShellExecute = false,
            RedirectStandardError = command.RedirectStandardError,
            RedirectStandardOutput = command.RedirectStandardOutput,
        };
        return Inside(() => Process.Start(start)!);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {errors}");
        }
    }

    private static bool TryUnshare()
    {
        if (Availability.FindProgram("unshare") is not { } unshare)
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(unshare, ["--net", "--mount", "true"]) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Unshare(int flags);
}
