using Untp.Gateway;
using Untp.ServiceDefaults.Hosting;

return await ServiceRun.RunAsync(() => GatewayService.Create(args), Console.Error);
