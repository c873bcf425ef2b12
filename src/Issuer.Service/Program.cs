using Untp.Issuer;
using Untp.ServiceDefaults.Hosting;

return await ServiceRun.RunAsync(() => IssuerHost.Create(args), Console.Error);
