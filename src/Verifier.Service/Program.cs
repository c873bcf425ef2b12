using Untp.ServiceDefaults.Hosting;
using Untp.Verifier;

return await ServiceRun.RunAsync(() => VerifierHost.Create(args), Console.Error);
