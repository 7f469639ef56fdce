# A worker in a lab, on Windows: a scheduled task that starts with the computer and comes back when it ends. Run once as administrator:
#   powershell -ExecutionPolicy Bypass -File worker-task.ps1 -Lab A101
# C:\peer-survey\lab.config.json   the same file as the teacher's
# C:\peer-survey\worker.cmd        is written here; it reads the password from C:\peer-survey\password.txt, which only SYSTEM and
#                                  administrators can read
param(
  [Parameter(Mandatory)] [ValidatePattern('^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$')] [string] $Lab,
  [string] $Queue = "rediss://lab-$Lab@queue.school:6379",
  [string] $Folder = 'C:\peer-survey'
)
$ErrorActionPreference = 'Stop'
New-Item -ItemType Directory -Force $Folder | Out-Null
$password = Join-Path $Folder 'password.txt'
if (-not (Test-Path $password)) { throw "Put the password of lab-$Lab into $password first." }
icacls $password /inheritance:r /grant:r '*S-1-5-18:R' '*S-1-5-32-544:F' | Out-Null
@"
@echo off
cd /d "$Folder"
set /p PEER_SURVEY_QUEUE_PASSWORD=<password.txt
set PEER_SURVEY_QUEUE=$Queue
if exist ca.crt set NODE_EXTRA_CA_CERTS=$Folder\ca.crt
:again
call peer-survey worker --lab $Lab 2>> worker.log
rem Two seconds: a task without a console has no timeout command.
ping -n 3 127.0.0.1 > nul
goto again
"@ | Set-Content -Encoding ascii (Join-Path $Folder 'worker.cmd')
$action = New-ScheduledTaskAction -Execute 'cmd.exe' -Argument "/c `"$Folder\worker.cmd`""
$trigger = New-ScheduledTaskTrigger -AtStartup
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit 0 -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1)
Register-ScheduledTask -Force -TaskName "peer-survey worker $Lab" -Action $action -Trigger $trigger -Settings $settings -User 'SYSTEM' | Out-Null
Start-ScheduledTask -TaskName "peer-survey worker $Lab"
Write-Output "The worker of $Lab runs; its log is $Folder\worker.log"
