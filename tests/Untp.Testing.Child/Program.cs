using Untp.Testing.Child;

// A program for tests of supervision: a small service, or with `host` a host of such services.
return args is ["host", .. var rest] ? await SmallHost.RunAsync(rest) : await SmallService.RunAsync();
