//! Running other programs, and saying so.

use std::env;
use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How often a silent program's elapsed time is printed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// Cargo, the one that runs this program when there is one.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// Says what is about to be done.
pub fn announce(text: &str) {
    println!("==> {text}");
}

/// Runs `command` with this program's own input and output.
///
/// # Errors
/// When it cannot be started or does not end with success.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("{} failed: {status}", line(command));
    }
    Ok(())
}

/// Runs `command`, which says little by itself, and prints every few seconds how long it has taken.
///
/// # Errors
/// As [`run`].
pub fn run_with_heartbeat(command: &mut Command) -> Result<()> {
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start {}", name(command)))?;
    let mut next = HEARTBEAT;
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(());
            }
            bail!("{} failed: {status}", line(command));
        }
        if start.elapsed() >= next {
            println!("    … {} s", start.elapsed().as_secs());
            next += HEARTBEAT;
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// What `command` prints on its standard output.
///
/// # Errors
/// As [`run`]; the error holds what the program printed on its error output.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !output.status.success() {
        bail!(
            "{} failed: {}\n{}",
            line(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    let mut line = name(command);
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// A child process that ends with this value.
#[derive(Debug)]
pub struct Running(pub std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only for a process that has already ended.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let error = output(cargo().arg("no-such-command-at-all"))
            .unwrap_err()
            .to_string();
        assert!(error.contains("no-such-command-at-all failed"), "{error}");
        assert!(error.contains("no such command"), "{error}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut Command::new("no-such-program-at-all")).unwrap_err();
        assert!(error.to_string().contains("no-such-program-at-all"));
    }

    #[test]
    fn a_silent_program_may_succeed_or_fail() {
        assert!(run_with_heartbeat(cargo().arg("--version")).is_ok());
        assert!(run_with_heartbeat(cargo().arg("--no-such-option")).is_err());
    }
}
