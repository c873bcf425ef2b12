using Untp.Identity;
using Untp.ServiceDefaults.Hosting;

return await ServiceRun.RunAsync(() => IdentityHost.Create(args), Console.Error);
